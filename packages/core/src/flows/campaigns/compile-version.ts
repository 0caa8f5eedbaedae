import type { CampaignVersionRecord } from "../../contracts/store/records/campaign-record.ts";
import type { CampaignDefinition, Step } from "../../model/campaign-definition.ts";
import { kindsOf } from "../../campaign/kinds-of.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import { compileSchedule } from "./compile-schedule.ts";
import type { CompiledSchedule } from "./compiled-schedule.ts";
import type { HolidayBook } from "./create-holiday-book.ts";

const DEFAULT_MAX_LATENESS = 24 * 3_600_000;

/** A campaign version as the planner reads it. */
export interface CompiledVersion {
  readonly id: string;
  readonly campaignId: string;
  readonly definition: CampaignDefinition;
  readonly steps: readonly Step[];
  readonly stepsByKey: ReadonlyMap<string, Step>;
  /** Of its messages, each once. */
  readonly kinds: readonly string[];
  readonly senderIds: readonly string[];
  /** The campaign's own now, where the version was loaded for an enrollment. */
  readonly schedule: CompiledSchedule;
  readonly firstStep: "windowed" | "immediate";
  readonly maxLateness: number;
}

export function compileVersion(record: CampaignVersionRecord, book: HolidayBook): CompiledVersion {
  const { definition } = record;
  return {
    id: record.id,
    campaignId: record.campaignId,
    definition,
    steps: definition.steps,
    stepsByKey: new Map(definition.steps.map((step) => [step.key, step])),
    kinds: kindsOf(definition.steps),
    senderIds: record.senderIds,
    schedule: compileSchedule(definition.schedule, {
      book,
      subject: `The campaign "${definition.key}"`,
    }),
    firstStep: definition.firstStep ?? "windowed",
    maxLateness: definition.maxLateness
      ? durationToMilliseconds(definition.maxLateness)
      : DEFAULT_MAX_LATENESS,
  };
}

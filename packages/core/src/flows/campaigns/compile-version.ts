import type { CampaignVersionRecord } from "../../contracts/store/records/campaign-record.ts";
import type { CampaignDefinition, Step } from "../../model/campaign-definition.ts";
import { kindsOf } from "../../campaign/kinds-of.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import type { CompiledWindows } from "../../sequence/compiled-windows.ts";
import { parseWeeklyWindows } from "../../sequence/parse-weekly-windows.ts";

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
  readonly windows: CompiledWindows;
  readonly firstStep: "windowed" | "immediate";
  readonly maxLateness: number;
}

export function compileVersion(record: CampaignVersionRecord): CompiledVersion {
  const { definition } = record;
  const { windows, problems } = parseWeeklyWindows(definition.schedule, "schedule");
  if (problems)
    throw new InvalidInputError({ problems, subject: `The campaign "${definition.key}"` });
  return {
    id: record.id,
    campaignId: record.campaignId,
    definition,
    steps: definition.steps,
    stepsByKey: new Map(definition.steps.map((step) => [step.key, step])),
    kinds: kindsOf(definition.steps),
    senderIds: record.senderIds,
    windows,
    firstStep: definition.firstStep ?? "windowed",
    maxLateness: definition.maxLateness
      ? durationToMilliseconds(definition.maxLateness)
      : DEFAULT_MAX_LATENESS,
  };
}

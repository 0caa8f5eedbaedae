import type { PlanningFacts } from "../../contracts/store/dispatch-facts.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { addressOf } from "../dispatch/address-of.ts";
import type { Engine } from "../engine.ts";
import type { PlannedContact } from "./planned-contact.ts";

/** Looking ahead takes it that every message is written and approved in time. */
const approved = { generation: "generated", generationAttempts: 1, approval: "approved" } as const;

/** Waits that only a person or an answer ends: nothing is known of what comes after. */
const outOfSight: ReadonlySet<string> = new Set<WaitingReason>([
  "delivery-failed",
  "delivery-unknown",
  "needs-review",
  "no-sender",
]);

/** Makes an enrollment ready to be played ahead; or says why nothing can be planned for it. */
export function planContact(
  engine: Pick<Engine, "kinds">,
  facts: PlanningFacts,
  options: {
    readonly version: CompiledVersion;
    readonly campaign: Pick<CampaignRecord, "id" | "launchedAt">;
    readonly tenant: TenantRecord;
    readonly sender: SenderRecord;
    /** When its campaign goes on, at the earliest. */
    readonly startsAt: Instant;
    readonly wanted: boolean;
  },
): PlannedContact | WaitingReason {
  const { enrollment, contact } = facts;
  const { version, campaign, tenant, sender, startsAt } = options;
  if (enrollment.deliveryId !== null) return "in-flight";
  if (enrollment.reason !== null && outOfSight.has(enrollment.reason)) {
    return enrollment.reason as WaitingReason;
  }
  const zoned = calendarOf({ contact, sender, tenant }, version);
  if (!zoned) return "no-window";
  return {
    enrollmentId: enrollment.id,
    contactId: contact.id,
    version,
    wanted: options.wanted,
    facts: {
      enrollment,
      campaign: { launchedAt: campaign.launchedAt ?? startsAt },
      delivery: null,
      message: approved,
      suppressed: facts.suppressed,
      contactHold: facts.contactHold,
      enrollmentHold: facts.enrollmentHold,
    },
    context: {
      steps: version.steps,
      calendar: zoned.calendar,
      firstStep: version.firstStep,
      maxLateness: version.maxLateness,
      hasAddress: (step) => {
        const kind = engine.kinds.get(step.kind);
        return kind !== undefined && addressOf(contact, kind.addressType) !== null;
      },
      hasThread: (step) => hasThread(engine, version, step.key),
    },
    // A message that is awaited comes at once, and with it its instant.
    dueAt: Math.max(enrollment.dueAt ?? startsAt, startsAt),
    lane: enrollment.lane,
    stepKey: enrollment.stepKey,
  };
}

/** Sends are taken to be accepted, so an earlier step of the same kind has begun the thread. */
function hasThread(
  engine: Pick<Engine, "kinds">,
  { steps, stepsByKey }: CompiledVersion,
  stepKey: string,
): boolean {
  const step = stepsByKey.get(stepKey);
  if (!step || !engine.kinds.get(step.kind)?.threads) return true;
  if (step.content.subject !== undefined || step.onMissingThread === "new-thread") return true;
  const index = steps.indexOf(step);
  return steps.slice(0, index).some(({ kind }) => kind === step.kind);
}

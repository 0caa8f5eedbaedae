import type { ConditionFacts } from "../../campaign/condition-facts.ts";
import { contentsOfStep } from "../../campaign/contents-of-step.ts";
import { formsOfStep } from "../../campaign/forms-of-step.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { PlanningFacts } from "../../contracts/store/dispatch-facts.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { hasAddressFor } from "../dispatch/has-address-for.ts";
import { isInLine } from "../dispatch/is-in-line.ts";
import type { Engine } from "../engine.ts";
import { asksContact } from "./asks-contact.ts";
import type { PlannedContact, PlannedContext } from "./planned-contact.ts";

/** Looking ahead takes it that every message is written and approved in time. */
const approved = { generation: "generated", generationAttempts: 1, approval: "approved" } as const;

/** Waits that only a person or an answer ends: nothing is known of what comes after. */
const outOfSight: ReadonlySet<string> = new Set<WaitingReason>([
  "delivery-failed",
  "delivery-unknown",
  "needs-review",
  "no-sender",
]);

/** What many contacts share: kept once. */
export interface PlanningGround {
  readonly tenant: TenantRecord;
  /** Those that are not closed. */
  readonly breakers: readonly BreakerRecord[];
  /** By version and what tells calendars and addresses apart. */
  readonly contexts: Map<CompiledVersion, Map<string, PlannedContext>>;
}

/** Makes an enrollment ready to be played ahead; or says why nothing can be planned for it. */
export function planContact(
  engine: Pick<Engine, "kinds">,
  facts: PlanningFacts,
  options: {
    readonly ground: PlanningGround;
    readonly version: CompiledVersion;
    readonly campaign: CampaignRecord;
    /** Whose zone counts, where the schedule goes by the sender's. */
    readonly sender: SenderRecord | null;
    readonly history: ConditionFacts | undefined;
    /** When its campaign goes on, at the earliest. */
    readonly startsAt: Instant;
    readonly wanted: boolean;
  },
): PlannedContact | WaitingReason {
  const { enrollment, contact } = facts;
  const { campaign, startsAt } = options;
  const { state, stepKey, dueAt, deadlineAt, reason, anchorAt, enrolledAt } = enrollment;
  const { senderId, senders, channel, fallbacks } = enrollment;
  if (enrollment.deliveryId !== null) return "in-flight";
  if (reason !== null && outOfSight.has(reason)) return reason as WaitingReason;
  const context = contextOf(engine, facts, options);
  if (!context) return "no-window";
  return {
    enrollmentId: enrollment.id,
    contactId: contact.id,
    campaign,
    contact: asksContact(campaign, options.ground) ? contact : null,
    wanted: options.wanted,
    facts: {
      enrollment: {
        state,
        stepKey,
        dueAt,
        deadlineAt,
        reason,
        anchorAt,
        enrolledAt,
        senderId,
        senders,
        channel,
        fallbacks,
      },
      campaign: { launchedAt: campaign.launchedAt ?? startsAt },
      delivery: null,
      message: approved,
      suppressed: facts.suppressed,
      contactHold: facts.contactHold,
      enrollmentHold: facts.enrollmentHold,
    },
    context,
    history: options.history ? { ...options.history, fates: [...options.history.fates] } : null,
    senderId,
    deadlineAt,
    fallbacks,
    task: reason === "awaiting-task" ? { state: "open", closedAt: null, skipAt: deadlineAt } : null,
    // A message that is awaited comes at once, and with it its instant. Others keep their place in the queue.
    dueAt: dueAt ?? startsAt,
    wakeAt: Math.max(dueAt ?? startsAt, startsAt),
    lane: enrollment.lane,
    rank: 0,
    stepKey,
    anchorAt,
    state,
    heldUntil: 0,
    isFirst: laneRules.isNew(enrollment.lane),
    isInLine: isInLine(enrollment),
    progressOf: enrollment.progressOf,
  };
}

/** Of everybody in one version and zone who has the same kinds of address. */
function contextOf(
  engine: Pick<Engine, "kinds">,
  { contact }: PlanningFacts,
  {
    ground: { tenant, contexts },
    version,
    sender,
  }: {
    readonly ground: PlanningGround;
    readonly version: CompiledVersion;
    readonly sender: SenderRecord | null;
  },
): PlannedContext | null {
  const zoned = calendarOf({ contact, sender, tenant }, version);
  if (!zoned) return null;
  const { allocation } = version.definition;
  const reachable = version.kinds.filter((kind) =>
    hasAddressFor(engine, contact, { kind, allocation }),
  );
  const key = `${zoned.zone.timeZone} ${zoned.holidays?.country} ${reachable.join()}`;
  const ofVersion = contexts.get(version) ?? new Map<string, PlannedContext>();
  contexts.set(version, ofVersion);
  let context = ofVersion.get(key);
  if (!context) {
    context = {
      steps: version.steps,
      stepsByKey: version.stepsByKey,
      exitOn: version.definition.exitOn,
      calendar: zoned.calendar,
      firstStep: version.firstStep,
      maxLateness: version.maxLateness,
      hasAddress: ({ kind }) => reachable.includes(kind),
      hasThread: remember((step) => hasThread(engine, version, step)),
    };
    ofVersion.set(key, context);
  }
  return context;
}

/** Each contact asks the same of each step. */
function remember(ask: (step: MessageStep) => boolean): (step: MessageStep) => boolean {
  const answers = new Map<MessageStep, boolean>();
  return (step) => {
    const known = answers.get(step) ?? ask(step);
    answers.set(step, known);
    return known;
  };
}

/** Sends are taken to be accepted, so an earlier step of the same kind has begun the thread. */
function hasThread(
  engine: Pick<Engine, "kinds">,
  { steps }: CompiledVersion,
  step: MessageStep,
): boolean {
  if (!engine.kinds.get(step.kind)?.threads || step.onMissingThread === "new-thread") return true;
  const contents = contentsOfStep(step);
  if (contents.every(({ content }) => content.subject !== undefined)) return true;
  const place = steps.findIndex(({ key }) => key === step.key);
  const earlier = steps.slice(0, place).filter(isMessageStep).flatMap(formsOfStep);
  return earlier.some((form) => form.step.kind === step.kind);
}

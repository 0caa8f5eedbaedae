import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import { newDelivery } from "../../flows/changes/new-delivery.ts";
import { newMessage } from "../../flows/generation/new-message.ts";
import { blankContact } from "../../flows/people/blank-contact.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import { type PlanContext, planEnrollment } from "../plan-enrollment.ts";
import { createTestCalendar } from "./create-test-calendar.ts";

export const HOUR = 3_600_000;
/** Local times in Berlin, before the clock change. 2026-03-05 is a Thursday. */
export const at = (local: string) => Date.parse(`${local}+01:00`);
export const thursday = at("2026-03-05T10:00");

export const hook: MessageStep = {
  key: "hook",
  kind: "email",
  content: { subject: "Hi", body: "x" },
};
export const proof: MessageStep = {
  key: "proof",
  kind: "email",
  content: { body: "x" },
  delay: { days: 3 },
};
const urgency: MessageStep = {
  key: "urgency",
  kind: "email",
  content: { body: "x" },
  delay: { days: 4 },
};
const steps = [hook, proof, urgency];

const enrollment: EnrollmentRecord = {
  tenantId: "tenant",
  id: "enrollment",
  campaignId: "campaign",
  versionId: "version",
  contactId: "contact",
  senderId: "sender",
  senders: { email: "sender" },
  variants: {},
  channel: null,
  fallbacks: {},
  state: "scheduled",
  stepKey: "hook",
  dueAt: thursday,
  lane: 1,
  reason: null,
  signal: 0,
  deliveryId: null,
  progressOf: null,
  deadlineAt: null,
  anchorAt: thursday,
  enrolledAt: thursday,
  round: 1,
  requestKey: null,
  version: 1,
};
export const unwritten = newMessage({ id: "message", enrollment, step: hook, now: thursday });
export const approved: MessageRecord = {
  ...unwritten,
  generation: "generated",
  approval: "approved",
};
const queued = newDelivery({ id: "delivery", enrollment, message: approved });

export function factsWith(
  part: Partial<EnrollmentFacts> = {},
  changes: Partial<EnrollmentRecord> = {},
): EnrollmentFacts {
  return {
    enrollment: { ...enrollment, ...changes },
    campaign: {
      tenantId: "tenant",
      id: "campaign",
      key: "winback",
      name: "Win back",
      state: "running",
      enrollment: "open",
      versionId: "version",
      versionNumber: 1,
      caps: null,
      breaker: null,
      priority: "normal",
      stepOrder: "follow-ups-first",
      followUpShare: null,
      newShare: null,
      pausedUntil: null,
      launchedAt: thursday - 24 * HOUR,
      rescheduleFrom: null,
      version: 1,
      createdAt: 0,
    },
    tenant: { id: "tenant", key: "acme", state: "active", settings: {}, version: 1, createdAt: 0 },
    contact: blankContact({ tenantId: "tenant", id: "contact", now: thursday }),
    sender: null,
    message: approved,
    delivery: null,
    deliveryCount: 0,
    previousSends: [],
    suppressed: false,
    contactHold: null,
    enrollmentHold: null,
    senderHold: null,
    breakers: [],
    ...part,
  };
}

export const context: PlanContext = {
  now: thursday,
  steps,
  calendar: createTestCalendar({ schedule: { weekdays: "07:00-19:00" } }),
  firstStep: "windowed",
  maxLateness: 24 * HOUR,
  senderFreeAt: 0,
  hasAddress: () => true,
  hasThread: () => true,
  holds: () => false,
  hasReachedGoal: () => false,
  task: null,
};
export const planWith = (
  part: Partial<EnrollmentFacts> = {},
  changes: Partial<PlanContext> = {},
  row: Partial<EnrollmentRecord> = {},
) => planEnrollment(factsWith(part, row), { ...context, ...changes });
export const message = (part: Partial<MessageRecord>) => ({ message: { ...approved, ...part } });
export const delivery = (part: Partial<DeliveryRecord>) => ({ delivery: { ...queued, ...part } });
export const wait = (reason: string, dueAt: number | null = null) => ({
  action: "wait",
  reason,
  dueAt,
});
export const skip = (reason: string) => ({
  action: "skip",
  stepKey: "hook",
  reason,
  next: { stepKey: "proof", dueAt: at("2026-03-09T07:00") },
});

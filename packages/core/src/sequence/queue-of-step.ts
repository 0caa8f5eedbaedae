import {
  engineQueueId,
  type EnrollmentRecord,
} from "../contracts/store/records/enrollment-record.ts";
import type { Step } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import { stepFor } from "../model/step-for.ts";

/**
 * The queue in which an enrollment stands while it is at a step: its sender's for the kind of message
 * that it gets there, else the engine's own.
 */
export function queueOfStep(
  step: Step,
  enrollment: Pick<EnrollmentRecord, "senders" | "channel" | "fallbacks">,
): string {
  if (!isMessageStep(step)) return engineQueueId;
  return enrollment.senders[stepFor(step, enrollment).kind] ?? engineQueueId;
}

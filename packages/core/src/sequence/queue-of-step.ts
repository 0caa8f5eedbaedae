import {
  engineQueueId,
  type EnrollmentRecord,
} from "../contracts/store/records/enrollment-record.ts";
import type { Step } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";

/**
 * The queue in which an enrollment stands while it is at a step: its sender's for that kind of
 * message, else the engine's own.
 */
export function queueOfStep(step: Step, { senders }: Pick<EnrollmentRecord, "senders">): string {
  return (isMessageStep(step) ? senders[step.kind] : undefined) ?? engineQueueId;
}

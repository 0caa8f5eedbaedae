import type { OpenMessages } from "../../contracts/store/message-store.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { JsonObject } from "../../model/json.ts";
import type { FallbackReason } from "../../model/reasons.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { closeMessages } from "../changes/close-messages.ts";
import type { Changes } from "../changes/create-changes.ts";
import { noteEnrollment } from "../changes/note-enrollment.ts";
import { enterStep } from "./enter-step.ts";

/**
 * Puts an enrollment on another kind of the step it stands at, for good and due at once: what was
 * written for the kind before is closed, and the queue is the new kind's. The caller knows that nothing
 * of the step was or may have been accepted.
 */
export function takeFallback(
  changes: Changes,
  options: {
    /** As it was read under its lock. */
    readonly row: EnrollmentRecord;
    /** The step in the form that it falls back to. */
    readonly step: MessageStep;
    readonly from: string;
    readonly reason: FallbackReason;
    readonly version: CompiledVersion;
    readonly open: OpenMessages;
    /** What of the row changes besides. */
    readonly patch?: Partial<Pick<EnrollmentRecord, "deliveryId">>;
    readonly data?: JsonObject;
    readonly hint?: boolean;
  },
): EnrollmentRecord {
  const { row, step, from, reason, version, open, patch = {}, data, hint = false } = options;
  const { key: stepKey, kind: to } = step;
  const current = changes.enrollments.current(row);
  noteEnrollment(changes, {
    row,
    type: "fallback-taken",
    data: { stepKey, from, to, reason },
    patch: { fallbacks: { ...current.fallbacks, [stepKey]: to } },
  });
  const messages = open.messages.filter((message) => message.kind !== to);
  closeMessages(changes, { ...open, messages, enrollment: row, stepKey, as: "skip", code: reason });
  return enterStep(changes, {
    row,
    next: { stepKey, dueAt: changes.now },
    version,
    open,
    patch,
    hint,
    ...(data && { data }),
  });
}

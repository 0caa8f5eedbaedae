import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { EventType } from "../../model/event-types.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Changes } from "./create-changes.ts";

/** Appends a fact about an enrollment that moves no state, and whatever columns come with it. */
export function noteEnrollment(
  changes: Changes,
  options: {
    readonly row: EnrollmentRecord;
    readonly type: Extract<
      EventType,
      "step-skipped" | "step-passed" | "fallback-taken" | "send-missed"
    >;
    readonly data: JsonObject;
    readonly patch?: Partial<Pick<EnrollmentRecord, "fallbacks">>;
  },
): EnrollmentRecord {
  const from = changes.enrollments.current(options.row);
  const next = { ...from, ...options.patch, version: from.version + 1 };
  changes.enrollments.set(options.row, next);
  changes.append({ type: options.type, entity: "enrollment", row: next, data: options.data });
  return next;
}

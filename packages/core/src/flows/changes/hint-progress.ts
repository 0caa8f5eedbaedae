import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Changes } from "./create-changes.ts";

/** A sender has one contact in progress less: who got nothing yet may begin, in any of its campaigns. */
export function hintProgress(
  changes: Changes,
  { tenantId, progressOf }: Pick<EnrollmentRecord, "tenantId" | "progressOf">,
): void {
  if (progressOf === null) return;
  changes.inserts.hints.push({
    tenantId,
    senderId: progressOf,
    campaignId: null,
    dueAt: changes.now,
    free: true,
  });
}

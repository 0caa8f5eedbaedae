import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Changes } from "./create-changes.ts";
import { touchEnrollment } from "./touch-enrollment.ts";

/**
 * Tells an enrollment that something it may wait for has changed: its signal count grows, and if it
 * waits with no delivery out it is looked at now. The caller holds its lock.
 */
export function signalEnrollment(changes: Changes, row: EnrollmentRecord): EnrollmentRecord {
  const from = changes.enrollments.current(row);
  const wakes = from.state === "waiting" && from.deliveryId === null;
  if (wakes) {
    changes.inserts.hints.push({
      tenantId: from.tenantId,
      senderId: from.senderId,
      campaignId: from.campaignId,
      dueAt: changes.now,
      free: false,
    });
  }
  return touchEnrollment(changes, row, {
    signal: from.signal + 1,
    dueAt: wakes ? changes.now : from.dueAt,
  });
}

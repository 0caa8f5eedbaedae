import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";

/** Pending, scheduled or waiting: something may still go. */
export function isLive({ state }: Pick<EnrollmentRecord, "state">): boolean {
  return state !== "completed" && state !== "stopped";
}

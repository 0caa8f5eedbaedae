import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";

/** Whether it has, or had, a place in the line for a week's cap: it takes no second one. */
export function isInLine({ state, reason }: Pick<EnrollmentRecord, "state" | "reason">): boolean {
  return state === "waiting" && reason === "sender-cap";
}

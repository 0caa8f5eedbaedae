import type { Changes } from "../changes/create-changes.ts";
import { hintProgress } from "../changes/hint-progress.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import type { SettleContext } from "./settle-context.ts";

/** What would have been its first message was surely not accepted: it is no contact in progress after all. */
export function endProgress(changes: Changes, { facts }: Pick<SettleContext, "facts">): void {
  const row = changes.enrollments.current(facts.enrollment);
  if (row.progressOf === null || facts.previousSends.length > 0) return;
  hintProgress(changes, row);
  touchEnrollment(changes, facts.enrollment, { progressOf: null });
}

import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { Changes } from "../changes/create-changes.ts";

/** Whether these changes end an enrollment of a campaign that nobody may join any more. */
export function mayComplete(
  changes: Changes,
  facts: ReadonlyMap<string, EnrollmentFacts>,
): boolean {
  return changes.enrollments
    .pairs()
    .some(
      ({ row }) =>
        (row.state === "completed" || row.state === "stopped") &&
        facts.get(row.id)?.campaign.enrollment === "closed",
    );
}

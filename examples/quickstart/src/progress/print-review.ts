import type { ReviewResult } from "../review/review-result.ts";
import { groupReviewed } from "../review/group-reviewed.ts";
import { countOf } from "../terminal/count-of.ts";
import { formatTable } from "../terminal/format-table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What the checks let pass, what waited for a person and why, and what the sales lead decided. */
export function printReview(terminal: Terminal, review: ReviewResult): void {
  const { approvedByChecks, reviewed } = review;
  terminal.line(
    `  Copilot approved ${approvedByChecks}; ${countOf(reviewed.length, "message")} waited for a person.`,
  );
  if (reviewed.length === 0) return;
  terminal.line();
  for (const line of formatTable(
    [
      { title: "Why they waited" },
      { title: "Messages", align: "right" },
      { title: "The sales lead" },
    ],
    groupReviewed(reviewed).map(({ reason, count, decision }) => [reason, count, decision]),
  ))
    terminal.line(line);
}

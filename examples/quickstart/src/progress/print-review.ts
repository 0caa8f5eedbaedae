import type { ReviewResult } from "../review/review-result.ts";
import { groupReviewed } from "../review/group-reviewed.ts";
import { countOf } from "../terminal/count-of.ts";
import { formatNumber } from "../terminal/format-number.ts";
import { printTable } from "../terminal/print-table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What the checks let pass, what waited for a person and why, and what the sales lead decided. */
export function printReview(terminal: Terminal, review: ReviewResult): void {
  const { approvedByChecks, reviewed } = review;
  terminal.line(
    `  The checks approved ${formatNumber(approvedByChecks)} (copilot); ${countOf(reviewed.length, "message")} waited for a person.`,
  );
  printTable(
    terminal,
    [
      { title: "Why they waited" },
      { title: "Messages", align: "right" },
      { title: "The sales lead" },
    ],
    groupReviewed(reviewed).map(({ reason, count, decision }) => [reason, count, decision]),
  );
}

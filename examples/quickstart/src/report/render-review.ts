import { html } from "hono/html";
import type { Outcome } from "../outcome/outcome.ts";
import { groupReviewed } from "../review/group-reviewed.ts";
import type { Fragment } from "./fragment.ts";
import { renderTable } from "./render-table.ts";

/** What the checks let pass, and what the sales lead decided on the rest. */
export function renderReview({ review }: Outcome): Fragment {
  const { written, approvedByChecks, reviewed } = review;
  return html`<section><h2>Approval</h2>
    <p>${written} messages written. The checks approved ${approvedByChecks}; ${reviewed.length} waited for the sales lead before the launch.</p>
    ${renderTable(
      [{ title: "Why they waited" }, { title: "Messages", number: true }, { title: "Decision" }],
      groupReviewed(reviewed).map(({ reason, count, decision }) => [reason, count, decision]),
    )}</section>`;
}

import { html } from "hono/html";
import { namePeople } from "../outcome/name-people.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { groupReviewed } from "../review/group-reviewed.ts";
import type { Fragment } from "./fragment.ts";
import { limitRows } from "./limit-rows.ts";
import { renderTable } from "./render-table.ts";

/** What the checks let pass, and what the sales lead decided on the rest, message by message. */
export function renderReview({ review, imported, report }: Outcome): Fragment {
  const { written, approvedByChecks, reviewed } = review;
  const personOf = namePeople(imported.rows);
  const labels = new Map(report.steps.map(({ stepKey, label }) => [stepKey, label]));
  const { shown, note } = limitRows(reviewed);
  const rows = shown.map(({ message, reasons, decision }) => {
    const { name, company } = personOf(message.contactId);
    const step = labels.get(message.stepKey) ?? message.stepKey;
    return [name, company, step, reasons.join(" "), decision];
  });
  return html`<section>
    <h2>Approval</h2>
    <p>
      ${written} messages written. The checks approved ${approvedByChecks}; ${reviewed.length}
      waited for the sales lead before the launch.
    </p>
    ${renderTable(
      [{ title: "Why they waited" }, { title: "Messages", number: true }, { title: "Decision" }],
      groupReviewed(reviewed).map(({ reason, count, decision }) => [reason, count, decision]),
    )}
    <details>
      <summary>Show each of them</summary>
      ${renderTable(
        ["Contact", "Company", "Step", "Why", "Decision"].map((title) => ({ title })),
        rows,
      )}${note}
    </details>
  </section>`;
}

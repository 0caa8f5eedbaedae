import { html } from "hono/html";
import { namePeople } from "../outcome/name-people.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { wordsFor } from "../outcome/words.ts";
import type { Fragment } from "./fragment.ts";
import { limitRows } from "./limit-rows.ts";
import { renderTable } from "./render-table.ts";

/** Who was chosen, who was left out and why, and what is missing about each. */
export function renderSelection({ selection, imported }: Outcome): Fragment {
  const { words, selected, enrolled, skipped, gaps } = selection;
  const personOf = namePeople(imported.rows);
  const { shown, note } = limitRows(gaps);
  return html`<section>
    <h2>Who got the campaign</h2>
    <p>Chosen by: ${words}. ${selected} contacts chosen, ${enrolled} enrolled.</p>
    ${renderTable(
      [{ title: "Left out" }, { title: "Contacts", number: true }],
      Object.entries(skipped).map(([reason, count]) => [wordsFor("obstacles", reason), count]),
      "Nobody was left out.",
    )}
    <details>
      <summary>Show what is missing about ${gaps.length} contacts</summary>
      ${renderTable(
        ["Contact", "Company", "Research missing"].map((title) => ({ title })),
        shown.map(({ contactId, missing }) => {
          const { name, company } = personOf(contactId);
          return [name, company, missing.join(", ")];
        }),
      )}${note}
    </details>
  </section>`;
}

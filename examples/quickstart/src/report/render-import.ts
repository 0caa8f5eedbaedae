import { html } from "hono/html";
import type { Outcome } from "../outcome/outcome.ts";
import type { Fragment } from "./fragment.ts";
import { limitRows } from "./limit-rows.ts";
import { renderTable } from "./render-table.ts";

/** The rows of the file that were skipped, or not taken as they stand. */
export function renderImport({ imported }: Outcome): Fragment {
  const { created, updated, skipped, fileName, rows } = imported;
  const noted = rows.filter(({ reason, notes }) => reason !== null || notes.length > 0);
  const { shown, note } = limitRows(noted);
  return html`<section>
    <h2>Import</h2>
    <p>
      ${fileName}: ${rows.length} rows, ${created} created, ${updated} updated, ${skipped} skipped.
    </p>
    <details>
      <summary>Show ${noted.length} rows with a reason or a note</summary>
      ${renderTable(
        [
          { title: "Row", number: true },
          { title: "Name" },
          { title: "Address" },
          { title: "Outcome" },
          { title: "Why" },
        ],
        shown.map(({ rowNumber, name, email, outcome, detail, notes }) => [
          rowNumber,
          name,
          email,
          outcome,
          [detail, ...notes.map(({ message }) => message)].filter(Boolean).join(" "),
        ]),
      )}${note}
    </details>
  </section>`;
}

import { html } from "hono/html";
import type { Fragment } from "./fragment.ts";

export interface HtmlColumn {
  readonly title: string;
  readonly number?: boolean;
}

/** A table; a sentence instead where there is nothing to show. */
export function renderTable(
  columns: readonly HtmlColumn[],
  rows: readonly (readonly (Fragment | string | number)[])[],
  empty = "None.",
): Fragment {
  if (rows.length === 0) return html`<p class="quiet">${empty}</p>`;
  const kind = (index: number) => (columns[index]?.number ? "number" : "");
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${columns.map(({ title }, index) => html`<th scope="col" class="${kind(index)}">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => html`<td class="${kind(index)}">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

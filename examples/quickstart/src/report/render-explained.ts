import { html } from "hono/html";
import type { Outcome } from "../outcome/outcome.ts";
import type { Fragment } from "./fragment.ts";

export function renderExplained({ explained }: Outcome): Fragment {
  return html`<section>
    <h2>${explained.length === 3 ? "Three contacts" : "Contacts"}, explained</h2>
    ${explained.map(
      ({ person, why, lines }) =>
        html`<article>
          <b>${person.name}</b>${person.company === "" ? "" : `, ${person.company}`}
          <span class="badge">${why}</span
          >${lines.map((line) => html`<p class="quiet">${line}</p>`)}
        </article>`,
    )}
  </section>`;
}

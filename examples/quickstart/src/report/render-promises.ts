import { html } from "hono/html";
import type { Outcome } from "../outcome/outcome.ts";
import type { Fragment } from "./fragment.ts";

/** Whether the run was as it should be, and how to get the same one again. */
export function renderPromises(outcome: Outcome): Fragment {
  const { violations, mails, seed, eventLogHash } = outcome;
  return html`<section>
    <h2>Were the promises kept?</h2>
    ${
      violations.length === 0
        ? html`<p>
            <span class="good">Yes.</span> Held against the ${mails.length} mails in the folder:
            nothing sent twice, nothing lost, nothing that was not approved word for word.
          </p>`
        : html`<p class="bad">No:</p>
            <ul>
              ${violations.map((violation) => html`<li>${violation}</li>`)}
            </ul>`
    }
    <p class="quiet">Seed ${seed} · event log hash <code>${eventLogHash}</code></p>
  </section>`;
}

import { html } from "hono/html";
import { countLive } from "../outcome/count-live.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { wordsFor } from "../outcome/words.ts";
import type { Fragment } from "./fragment.ts";
import { renderTable } from "./render-table.ts";

/** Why contacts left the campaign, and what the others wait for. */
export function renderReasons({ report }: Outcome): Fragment {
  const table = (title: string, counts: Readonly<Record<string, number>>) =>
    renderTable(
      [{ title }, { title: "Contacts", number: true }],
      Object.entries(counts)
        .toSorted(([, one], [, other]) => other - one)
        .map(([reason, count]) => [wordsFor("reasons", reason), count]),
      "Nobody.",
    );
  return html`<div class="two">
    <section>
      <h2>Why contacts were stopped</h2>
      ${table("Reason", report.stopped)}
    </section>
    <section>
      <h2>Still in the campaign</h2>
      ${table("Because", countLive(report))}
    </section>
  </div>`;
}

import { html } from "hono/html";
import { countSteps } from "../outcome/count-steps.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { wordsFor } from "../outcome/words.ts";
import type { Fragment } from "./fragment.ts";
import { renderTable } from "./render-table.ts";

export function renderSteps(outcome: Outcome): Fragment {
  const { states, steps } = countSteps(outcome);
  const number = (title: string) => ({ title, number: true });
  return html`<section>
    <h2>By step</h2>
    ${renderTable(
      [
        { title: "Step" },
        number("Written"),
        ...states.map((state) => number(wordsFor("shortStates", state))),
        number("Answered"),
        number("Bounced"),
      ],
      steps.map(({ label, written, counts, answered, bounced }) => [
        label,
        written,
        ...counts,
        answered,
        bounced,
      ]),
    )}
  </section>`;
}

import { html } from "hono/html";
import { needsPerson } from "../outcome/needs-person.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { wordsFor } from "../outcome/words.ts";
import { describeFindings } from "../review/describe-findings.ts";
import type { Fragment } from "./fragment.ts";
import { limitRows } from "./limit-rows.ts";
import { renderTable } from "./render-table.ts";

/** What goes on only if a person does something, with what the checks found. */
export function renderWaiting({ messages, report }: Outcome): Fragment {
  const labels = new Map(report.steps.map(({ stepKey, label }) => [stepKey, label]));
  const waiting = messages.filter(needsPerson);
  const { shown, note } = limitRows(waiting);
  return html`<section>
    <h2>Waits for a person</h2>
    ${renderTable(
      [{ title: "Contact" }, { title: "Company" }, { title: "Step" }, { title: "Why" }],
      shown.map(({ person, message, state }) => [
        person.name,
        person.company,
        labels.get(message.stepKey) ?? message.stepKey,
        state === "pending" ? describeFindings(message).join(" ") : wordsFor("states", state),
      ]),
      "Nothing: every message is decided.",
    )}${note}
  </section>`;
}

import { html } from "hono/html";
import { formatTime } from "../outcome/format-time.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { wordsFor } from "../outcome/words.ts";
import type { Fragment } from "./fragment.ts";
import { limitRows } from "./limit-rows.ts";
import { renderTable } from "./render-table.ts";

/** Every message with where it stands. */
export function renderMessages({ messages, report, campaign }: Outcome): Fragment {
  const labels = new Map(report.steps.map(({ stepKey, label }) => [stepKey, label]));
  const { shown, note } = limitRows(messages);
  return html`<section>
    <h2>Every message</h2>
    <details>
      <summary>Show ${messages.length} messages</summary>
      ${renderTable(
        [
          { title: "Contact" },
          { title: "Company" },
          { title: "Step" },
          { title: "State" },
          { title: `Sent (${campaign.timeZone})` },
        ],
        shown.map(({ person, message, delivery, state }) => [
          person.name,
          person.company,
          labels.get(message.stepKey) ?? message.stepKey,
          html`<span class="badge">${wordsFor("states", state)}</span>`,
          delivery?.sentAt ? formatTime(delivery.sentAt, campaign.timeZone) : "",
        ]),
      )}${note}
    </details>
  </section>`;
}

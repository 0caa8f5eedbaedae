import { html } from "hono/html";
import { formatTime } from "../outcome/format-time.ts";
import type { MessageRow } from "../outcome/message-row.ts";
import type { Outcome } from "../outcome/outcome.ts";
import type { Fragment } from "./fragment.ts";

const SHOWN_MAILS = 6;

/** A sample of what was sent, as the files have it: the whole thread of two contacts. */
export function renderMails(outcome: Outcome): Fragment {
  const { mails, messages, campaign } = outcome;
  const byDelivery = new Map(messages.map((row) => [row.delivery?.id, row]));
  const sample = chooseThreads(outcome.messages);
  const chosen = mails.filter(({ deliveryId }) => sample.has(deliveryId)).slice(0, SHOWN_MAILS);
  const sorted = chosen.toSorted((one, other) => compare(one.to[0], other.to[0]));
  return html`<section>
    <h2>Mails, as they went out</h2>
    ${sorted.map((mail) => {
      const sentAt = byDelivery.get(mail.deliveryId)?.delivery?.sentAt;
      return html`<article>
        <b>${mail.subject ?? ""}</b>
        <p class="quiet">
          ${mail.from ?? ""} to
          ${mail.to.join(", ")}${sentAt ? ` · ${formatTime(sentAt, campaign.timeZone)}` : ""} ·
          ${mail.file}
        </p>
        <pre>${mail.text}</pre>
      </article>`;
    })}
  </section>`;
}

/** Deliveries of the contacts who got the most mails, two contacts at most. */
function chooseThreads(messages: readonly MessageRow[]): ReadonlySet<string> {
  const sent = messages.filter(({ state }) => state === "sent");
  const threads = [...Map.groupBy(sent, ({ message }) => message.contactId).values()];
  const longest = threads.toSorted((one, other) => other.length - one.length).slice(0, 2);
  return new Set(longest.flat().flatMap(({ delivery }) => delivery?.id ?? []));
}

function compare(one = "", other = ""): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

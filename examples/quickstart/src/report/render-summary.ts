import { html } from "hono/html";
import { formatShare } from "../outcome/format-share.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { formatNumber } from "../terminal/format-number.ts";
import type { Fragment } from "./fragment.ts";

/** The numbers that everybody asks for first. */
export function renderSummary(outcome: Outcome): Fragment {
  const { report, interested } = outcome;
  const { contacted, replied, bounced, unsubscribed } = report.funnel;
  const share = (count: number) => formatShare(contacted === 0 ? null : count / contacted);
  const cards: readonly (readonly [label: string, count: number, note: string])[] = [
    ["mails sent", outcome.mails.length, `to ${formatNumber(contacted)} contacts`],
    ["answered", replied, share(replied)],
    ["interested", interested, share(interested)],
    ["bounced", bounced, share(bounced)],
    ["unsubscribed", unsubscribed, share(unsubscribed)],
    ["still in it", report.contacts.live, `of ${formatNumber(report.contacts.enrolled)}`],
  ];
  return html`<div class="cards">
    ${cards.map(
      ([label, count, note]) =>
        html`<div class="card">
          <b>${formatNumber(count)}</b>${label}
          <p class="quiet">${note}</p>
        </div>`,
    )}
  </div>`;
}

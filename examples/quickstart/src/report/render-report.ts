import { html, raw } from "hono/html";
import { formatDay } from "../outcome/format-time.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { renderDays } from "./render-days.ts";
import { renderExplained } from "./render-explained.ts";
import { renderFunnel } from "./render-funnel.ts";
import { renderImport } from "./render-import.ts";
import { renderMails } from "./render-mails.ts";
import { renderMessages } from "./render-messages.ts";
import { renderPromises } from "./render-promises.ts";
import { renderReasons } from "./render-reasons.ts";
import { renderReview } from "./render-review.ts";
import { renderSelection } from "./render-selection.ts";
import { renderSteps } from "./render-steps.ts";
import { renderSummary } from "./render-summary.ts";
import { renderWaiting } from "./render-waiting.ts";
import { styles } from "./styles.ts";

/** The whole page. Even if something hostile got in, the policy lets nothing run and nothing load. */
export async function renderReport(outcome: Outcome): Promise<string> {
  const { campaign, days } = outcome;
  const day = (report: { readonly startedAt: number } | undefined) =>
    report ? formatDay(report.startedAt, campaign.timeZone) : "";
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${campaign.name} · report</title>
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body>
        <main>
          <h1>${campaign.name}</h1>
          <p class="quiet">
            ${day(days[0])} to ${day(days.at(-1))} 2026, on virtual time. Nothing left this machine.
          </p>
          ${renderSummary(outcome)}
          <section>
            <h2>Funnel</h2>
            <div class="scroll">${renderFunnel(outcome)}</div>
          </section>
          <section>
            <h2>Mails per day</h2>
            <div class="scroll">${renderDays(outcome)}</div>
          </section>
          ${renderSteps(outcome)} ${renderReasons(outcome)} ${renderWaiting(outcome)}
          ${renderSelection(outcome)} ${renderReview(outcome)} ${renderExplained(outcome)}
          ${renderMails(outcome)} ${renderMessages(outcome)} ${renderImport(outcome)}
          ${renderPromises(outcome)}
        </main>
      </body>
    </html> `;
  return page.toString();
}

import { html } from "hono/html";
import { formatDay } from "../outcome/format-time.ts";
import type { Outcome } from "../outcome/outcome.ts";
import type { DayReport } from "../simulation/run-days.ts";
import type { Fragment } from "./fragment.ts";

const HEIGHT = 150;
const WIDTH = 880;

/** Mails per day as columns, drawn inline; the days' answers stand above them. */
export function renderDays({ days, campaign }: Outcome): Fragment {
  const most = Math.max(1, ...days.map(({ sent }) => sent));
  const step = WIDTH / Math.max(days.length, 1);
  // So many days that their names would run into each other are named now and then.
  const every = Math.max(1, Math.ceil(52 / step));
  const columns = days.map((report, index) => {
    const height = Math.round((report.sent / most) * (HEIGHT - 30));
    const x = index * step;
    const name = formatDay(report.startedAt, campaign.timeZone);
    return html`<rect
        class="bar"
        x="${(x + step * 0.15).toFixed(1)}"
        y="${HEIGHT - height}"
        width="${(step * 0.7).toFixed(1)}"
        height="${height}"
        rx="3"
        ><title>${name}: ${report.sent} sent, ${countAnswers(report)} came back</title></rect
      >
      ${report.sent > 0 ? html`<text class="soft" x="${(x + step / 2).toFixed(1)}" y="${HEIGHT - height - 5}" text-anchor="middle">${report.sent}</text>` : ""}
      ${index % every === 0 ? html`<text class="soft" x="${(x + step / 2).toFixed(1)}" y="${HEIGHT + 16}" text-anchor="middle">${name.slice(4)}</text>` : ""}`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT + 24}" role="img" aria-label="Mails per day">
    ${columns}
  </svg>`;
}

function countAnswers({ answers }: DayReport): number {
  return Object.values(answers).reduce((sum, count) => sum + count, 0);
}

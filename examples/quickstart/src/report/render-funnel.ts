import { html } from "hono/html";
import { formatShare } from "../outcome/format-share.ts";
import { buildFunnel } from "../outcome/funnel.ts";
import type { Outcome } from "../outcome/outcome.ts";
import type { Fragment } from "./fragment.ts";

const ROW = 36;
const BAR_START = 130;
const BAR_WIDTH = 480;

/** The funnel as bars, drawn inline. */
export function renderFunnel(outcome: Outcome): Fragment {
  const stages = buildFunnel(outcome);
  const most = Math.max(1, ...stages.map(({ count }) => count));
  const bars = stages.map(({ label, count, share }, index) => {
    const y = index * ROW;
    const width = Math.max(count === 0 ? 0 : 2, Math.round((count / most) * BAR_WIDTH));
    const rate = share === null ? "" : ` · ${formatShare(share)} of those written to`;
    return html`<text x="0" y="${y + 20}">${label}</text>
      <rect
        class="back"
        x="${BAR_START}"
        y="${y + 5}"
        width="${BAR_WIDTH}"
        height="22"
        rx="4"
      ></rect>
      <rect class="bar" x="${BAR_START}" y="${y + 5}" width="${width}" height="22" rx="4"></rect>
      <text x="${BAR_START + BAR_WIDTH + 12}" y="${y + 20}">${count}${rate}</text>`;
  });
  return html`<svg viewBox="0 0 880 ${stages.length * ROW}" role="img" aria-label="Funnel">
    ${bars}
  </svg>`;
}

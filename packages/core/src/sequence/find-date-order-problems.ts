import type { Step } from "../model/campaign-definition.ts";
import type { Problem } from "../model/problem.ts";
import { DAY_MS } from "./day-ms.ts";
import { parseLocalDateTime } from "./parse-local-date-time.ts";

/** No two clocks on earth are further apart: UTC-12 and UTC+14. */
const WIDEST = 26 * 3_600_000;

/**
 * Steps on exact dates that come before the exact date of an earlier step: they could only ever be
 * late. Dates in different zones are given the benefit of the doubt.
 */
export function findDateOrderProblems(steps: readonly Step[]): readonly Problem[] {
  const problems: Problem[] = [];
  let latest: { readonly wall: number; readonly step: Step; readonly zone?: string } | null = null;
  for (const [index, step] of steps.entries()) {
    const { delay } = step;
    if (delay === undefined || !("at" in delay)) continue;
    const local = parseLocalDateTime(delay.at);
    if (!local) continue;
    const wall = local.epochDay * DAY_MS + local.msOfDay;
    const slack = latest && latest.zone !== delay.zone ? WIDEST : 0;
    if (latest && wall + slack < latest.wall) {
      problems.push({
        path: `steps.${index}.delay.at`,
        code: "date-before-earlier-step",
        message: `The step "${step.key}" is on ${delay.at}, before the step "${latest.step.key}" in front of it, so it would always be late; give it a later date, or change their order.`,
      });
      continue;
    }
    latest = { wall, step, ...(delay.zone !== undefined && { zone: delay.zone }) };
  }
  return problems;
}

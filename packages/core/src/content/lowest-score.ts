import type { CheckReport } from "../model/check-report.ts";

/** The score that decides whether `copilot` approves: the worst of all checks; 100 if none ran. */
export function lowestScore({ scores }: CheckReport): number {
  return Math.min(100, ...Object.values(scores));
}

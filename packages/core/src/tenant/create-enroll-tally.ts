import type { EnrollOutcome, EnrollRequest, EnrollResult } from "./enroll.ts";

/** Adds up the outcomes of a request, batch by batch. */
export interface EnrollTally {
  add(outcomes: readonly EnrollOutcome[]): Promise<void>;
  count(): number;
  result(): EnrollResult;
}

/** Keeps the outcomes only where nobody takes them. */
export function createEnrollTally(onBatch: EnrollRequest["onBatch"]): EnrollTally {
  const kept: EnrollOutcome[] = [];
  const skipped: Record<string, number> = {};
  const gaps: Record<string, number> = {};
  let enrolled = 0;
  let count = 0;
  const increase = (totals: Record<string, number>, name: string) => {
    totals[name] = (totals[name] ?? 0) + 1;
  };
  return {
    async add(outcomes) {
      count += outcomes.length;
      for (const outcome of outcomes) {
        if (outcome.outcome === "skipped") increase(skipped, outcome.reason);
        else enrolled += 1;
        if ("gaps" in outcome) for (const stage of outcome.gaps) increase(gaps, stage);
      }
      if (onBatch) await onBatch(outcomes);
      else kept.push(...outcomes);
    },
    count: () => count,
    result: () => ({ outcomes: kept, enrolled, skipped, gaps }),
  };
}

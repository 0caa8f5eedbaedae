/** A step of a plan, as `explain (analyze, format json)` gives it. */
export interface PlanStep {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Index Cond"?: string;
  /** The actual figures are there with `analyze` only. */
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanStep[];
}

/** All steps out of the one row of an `explain`. */
export const stepsOfPlan = (rows: readonly ExplainRow[]): readonly PlanStep[] =>
  rows.flatMap(({ "QUERY PLAN": plans }) => plans.flatMap(({ Plan: plan }) => stepsBelow(plan)));

interface ExplainRow {
  readonly "QUERY PLAN": readonly { readonly Plan: PlanStep }[];
}

const stepsBelow = (step: PlanStep): readonly PlanStep[] => [
  step,
  ...(step.Plans ?? []).flatMap(stepsBelow),
];

import { countBy } from "./count-by.ts";
import type { Outcome } from "./outcome.ts";

export interface StepRow {
  readonly label: string;
  readonly written: number;
  /** By state, in the order of `StepTable.states`; they add up to `written`. */
  readonly counts: readonly number[];
  /** Of the sent ones. */
  readonly answered: number;
  readonly bounced: number;
}

export interface StepTable {
  /** Those that occur, from good to bad. */
  readonly states: readonly string[];
  readonly steps: readonly StepRow[];
}

const order = [
  "sent",
  "approved",
  "queued",
  "claimed",
  "unknown",
  "needs-review",
  "pending",
  "requested",
  "generating",
  "rejected",
  "expired",
  "skipped",
  "failed",
  "cancelled",
];

/** Where the messages of each step stand. Every message is in one column. */
export function countSteps({ report, messages }: Outcome): StepTable {
  const found = countBy(messages, ({ state }) => state);
  const states = Object.keys(found).toSorted(
    (one, other) => order.indexOf(one) - order.indexOf(other),
  );
  return {
    states,
    steps: report.steps.map(({ stepKey, label, replied, bounced }) => {
      const own = messages.filter(({ message }) => message.stepKey === stepKey);
      const counts = countBy(own, ({ state }) => state);
      return {
        label,
        written: own.length,
        counts: states.map((state) => counts[state] ?? 0),
        answered: replied,
        bounced,
      };
    }),
  };
}

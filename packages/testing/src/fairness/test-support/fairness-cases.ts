export interface FairnessCase {
  /** Due enrollments of the big tenant. */
  readonly backlog: number;
  /** Its senders. */
  readonly senders: number;
  readonly state: "pending" | "scheduled";
}

/** Set OUTREACHKIT_FAIRNESS_BACKLOG=100000 for the size that the security list names. */
const backlog = Number(process.env["OUTREACHKIT_FAIRNESS_BACKLOG"] ?? 5_000);

/**
 * A look takes up to 100 queues, those ready longest first, and shares a batch of 100 between them. So
 * one queue among `n` ready ones is served every n / 100 batches, and gives 100 / n rows each time, one
 * at least: ten rows beside one queue leave at once, beside 250 they take one of each three batches.
 */
export const fairnessCases: readonly (FairnessCase & { readonly bound: number })[] = [
  { backlog, senders: 1, state: "scheduled", bound: 1 },
  { backlog, senders: 250, state: "scheduled", bound: 30 },
];

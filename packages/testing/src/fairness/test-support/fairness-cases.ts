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
 * A look gives each tenant as much as each other, however many senders they have: ten rows that come due
 * behind a backlog leave with the next batch that is claimed, or the one after it.
 */
export const fairnessCases: readonly (FairnessCase & { readonly bound: number })[] = [
  { backlog, senders: 1, state: "scheduled", bound: 1 },
  { backlog, senders: 250, state: "scheduled", bound: 2 },
  { backlog, senders: 250, state: "pending", bound: 2 },
];

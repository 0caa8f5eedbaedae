export type CheckSeverity = "error" | "warning";

export interface CheckFinding {
  /** Which check spoke, such as `limits`, `placeholders`, `banned-phrases`, `personalization`. */
  readonly check: string;
  readonly severity: CheckSeverity;
  /** Stable and machine-readable, such as `over-limit`. */
  readonly code: string;
  /** What was found, with the value, and what to do. */
  readonly message: string;
}

/** What the checks say of one message. */
export interface CheckReport {
  /** 0 to 100 for each check that ran. */
  readonly scores: { readonly [check: string]: number };
  readonly findings: readonly CheckFinding[];
}

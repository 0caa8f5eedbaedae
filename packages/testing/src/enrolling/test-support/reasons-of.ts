import type { EnrollOutcome } from "@outreachkit/core";

/** `enrolled`, or why not, for each. */
export const reasonsOf = (outcomes: readonly EnrollOutcome[]): readonly string[] =>
  outcomes.map((outcome) => (outcome.outcome === "enrolled" ? "enrolled" : outcome.reason));

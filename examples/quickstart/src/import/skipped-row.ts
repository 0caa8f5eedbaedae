import { describeCandidate } from "./describe-candidate.ts";
import type { ImportedRow } from "./imported-row.ts";
import type { RowCandidate } from "./row-candidate.ts";

export function skippedRow(
  candidate: RowCandidate,
  why: { readonly reason: string; readonly detail: string },
): ImportedRow {
  return {
    ...describeCandidate(candidate),
    outcome: "skipped",
    ...why,
    notes: [],
    contactId: null,
  };
}

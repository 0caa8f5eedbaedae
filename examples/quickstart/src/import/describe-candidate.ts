import type { ImportedRow } from "./imported-row.ts";
import type { RowCandidate } from "./row-candidate.ts";

/** Where a row stands and who it is about, as far as it says. */
export function describeCandidate({
  rowNumber,
  line,
  contact,
}: RowCandidate): Pick<ImportedRow, "company" | "email" | "line" | "name" | "rowNumber"> {
  const { firstName, lastName, email, company } = contact;
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return { rowNumber, line, name, email, company: company?.name ?? "" };
}

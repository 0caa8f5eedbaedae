import type { ContactInput } from "../contacts-file/contact-input.ts";
import type { ReadableRow } from "../contacts-file/contacts-file-row.ts";
import { toContactInput } from "../contacts-file/to-contact-input.ts";
import type { ImportNote, NoteCode } from "./imported-row.ts";
import type { RowCandidate } from "./row-candidate.ts";

/** Fields that a mail can do without, and that a spreadsheet would run if it were opened again. */
const plainFields = ["title", "seniority", "region", "city"] as const;
const formula = /^\s*(?:[=@＝＠]|[+-](?=.*[(!|]))/u;

const codeOfField: Readonly<Record<string, NoteCode>> = {
  country: "unknown-country",
  timeZone: "unknown-time-zone",
};

/** A row as the library takes it, with notes on what was not taken as it stands. */
export function toCandidate(row: ReadableRow): RowCandidate {
  const { contact, notes: fieldNotes } = toContactInput(row);
  const formulas = plainFields.filter((field) => formula.test(contact[field] ?? ""));
  const kept = Object.fromEntries(
    Object.entries(contact).filter(([field]) => !formulas.some((name) => name === field)),
  ) as unknown as ContactInput;
  const notes: ImportNote[] = [
    ...(row.issue ? [{ code: "ragged-row" as const, message: row.issue.message }] : []),
    ...formulas.map((field) => ({
      code: "formula-left-out" as const,
      message: `The ${field} "${contact[field] ?? ""}" is a spreadsheet formula and was left out.`,
    })),
    ...fieldNotes
      // What the library refuses gets its note when it does.
      .filter(({ field }) => codeOfField[field] === undefined)
      .map(({ message }) => ({ code: "field-left-out" as const, message })),
    ...(contact.emailConfidence === "guess"
      ? [
          {
            code: "guessed-address" as const,
            message: "The address is only a guess, so campaigns leave this contact out.",
          },
        ]
      : []),
  ];
  return { rowNumber: row.rowNumber, line: row.line, contact: kept, notes };
}

/** What became of one row of the contacts file. */
export interface ImportedRow {
  /** Counts data rows from 1. */
  readonly rowNumber: number;
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly outcome: "created" | "updated" | "skipped";
  /** Why it was skipped, as a code; null when it was not. */
  readonly reason: string | null;
  /** Why it was skipped, in words; empty when it was not. */
  readonly detail: string;
  /** What was not taken as it stands in the file, although the row was. */
  readonly notes: readonly ImportNote[];
  readonly contactId: string | null;
}

export interface ImportNote {
  readonly code: NoteCode;
  readonly message: string;
}

export type NoteCode =
  | "field-left-out"
  | "formula-left-out"
  | "guessed-address"
  | "merged"
  | "ragged-row"
  | "unknown-country"
  | "unknown-time-zone";

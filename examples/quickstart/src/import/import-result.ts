import type { ContactsFile } from "../contacts-file/read-contacts-file.ts";
import type { ImportedRow } from "./imported-row.ts";

export interface ImportResult {
  /** The file's own name, without its folder. */
  readonly fileName: string;
  readonly file: Pick<ContactsFile, "columns" | "delimiter" | "encoding" | "rowCount">;
  /** One for each row, in the order of the file. */
  readonly rows: readonly ImportedRow[];
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  /** Skipped rows by reason; they add up to `skipped`. */
  readonly reasons: Readonly<Record<string, number>>;
}

import { writeFile } from "node:fs/promises";
import { stringify } from "csv-stringify/sync";
import type { ImportedRow } from "./imported-row.ts";

/**
 * The outcome of every row as CSV. Fields that a spreadsheet would run as a formula get an apostrophe
 * in front; with a byte order mark, so that Excel reads it as UTF-8.
 */
export async function writeImportFile(path: string, rows: readonly ImportedRow[]): Promise<void> {
  const csv = stringify(
    rows.map((row) => [
      row.rowNumber,
      row.line,
      row.outcome,
      row.reason ?? "",
      [row.detail, ...row.notes.map(({ message }) => message)].filter(Boolean).join(" "),
      row.name,
      row.email,
      row.company,
    ]),
    {
      header: true,
      columns: ["Row", "Line", "Outcome", "Reason", "Detail", "Name", "Email", "Company"],
      bom: true,
      record_delimiter: "windows",
      escape_formulas: true,
      // A lone line feed is not the delimiter of records, but readers take it for one.
      quoted_match: /[\r\n]/,
    },
  );
  await writeFile(path, csv);
}

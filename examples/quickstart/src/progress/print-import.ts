import type { ImportedRow } from "../import/imported-row.ts";
import type { ImportResult } from "../import/import-result.ts";
import { countBy } from "../outcome/count-by.ts";
import { wordsFor } from "../outcome/words.ts";
import { countOf } from "../terminal/count-of.ts";
import { formatNumber } from "../terminal/format-number.ts";
import { printTable } from "../terminal/print-table.ts";
import type { Terminal } from "../terminal/terminal.ts";

const delimiters: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** What the file gave: totals, why rows were skipped, what was not taken as it stands. */
export function printImport(terminal: Terminal, result: ImportResult): void {
  const { file, fileName, rows, created, updated, skipped } = result;
  terminal.heading("1. Contacts");
  terminal.line(
    `  ${fileName}: ${countOf(rows.length, "row")}, ${file.encoding.toUpperCase()}, separated by ${delimiters[file.delimiter] ?? file.delimiter}`,
  );
  terminal.line(
    `  ${formatNumber(created)} created, ${formatNumber(updated)} updated, ${formatNumber(skipped)} skipped`,
  );
  const { unrecognized, unused, duplicates } = file.columns;
  listColumns(terminal, "Columns not recognised, kept as extra fields", unrecognized);
  listColumns(terminal, "Columns not needed beside others, kept as extra fields", unused);
  listColumns(terminal, "Column names that occur more than once", duplicates);
  printRows(terminal, "Skipped", rows, ({ reason }) =>
    reason === null ? [] : [wordsFor("skips", reason)],
  );
  printRows(terminal, "Imported, with a note", rows, ({ notes }) =>
    notes.map(({ code }) => wordsFor("notes", code)),
  );
}

function listColumns(terminal: Terminal, title: string, columns: readonly string[]): void {
  if (columns.length > 0) terminal.line(`  ${title}: ${columns.join(", ")}`);
}

function printRows(
  terminal: Terminal,
  title: string,
  rows: readonly ImportedRow[],
  labelsOf: (row: ImportedRow) => readonly string[],
): void {
  const labelled = rows.flatMap((row) =>
    [...new Set(labelsOf(row))].map((label) => ({ label, rowNumber: row.rowNumber })),
  );
  const numbers = Map.groupBy(labelled, ({ label }) => label);
  printTable(
    terminal,
    [{ title }, { title: "Rows", align: "right" }, { title: "Which" }],
    Object.entries(countBy(labelled, ({ label }) => label)).map(([label, count]) => [
      label,
      count,
      (numbers.get(label) ?? []).map(({ rowNumber }) => rowNumber).join(", "),
    ]),
  );
}

import { ContactsFileError } from "./contacts-file-error.ts";
import type { ContactsFileLimits } from "./contacts-file-limits.ts";
import { delimiters, type Delimiter } from "./delimiter.ts";
import { detectDelimiter } from "./detect-delimiter.ts";
import { FileLimitError } from "./file-limit-error.ts";
import { knownFields } from "./known-fields.ts";
import { MissingEmailColumnError } from "./missing-email-column-error.ts";
import { parseRecord } from "./parse-record.ts";
import { recognizeColumns, type RecognizedColumns } from "./recognize-columns.ts";
import { splitRecords, type FileRecord } from "./split-records.ts";

export interface Header {
  readonly line: number;
  readonly delimiter: Delimiter;
  readonly columns: RecognizedColumns;
  /** Where the data starts. */
  readonly next: FileRecord["next"];
}

/** LinkedIn writes notes above the header; some tools a title. */
const maximumRecordsBeforeHeader = 20;

/** The first line with an e-mail column. Without one, the first line is taken for the header and refused. */
export function findHeader(text: string, limits: ContactsFileLimits): Header {
  let first: readonly string[] | undefined;
  let seen = 0;
  for (const record of splitRecords(text, { delimiters })) {
    // Excel's own hint `sep=;` is for Excel; the header says the same.
    if (record.text.trim() === "" || /^"?sep=."?$/i.test(record.text)) continue;
    seen += 1;
    if (seen > maximumRecordsBeforeHeader) break;
    const delimiter = detectDelimiter(record.text);
    const cells = parseRecord(record.text, delimiter) ?? [record.text];
    if (cells.length > limits.maximumColumns)
      throw new FileLimitError({
        limit: "maximumColumns",
        maximum: limits.maximumColumns,
        found: cells.length,
        unit: "columns",
      });
    first ??= cells;
    const columns = recognizeColumns(cells);
    if (columns.fields.email) return { line: record.line, delimiter, columns, next: record.next };
  }
  if (!first) throw new ContactsFileError({ code: "empty-file", message: "The file is empty." });
  throw new MissingEmailColumnError({ headers: first, acceptedNames: knownFields.email });
}

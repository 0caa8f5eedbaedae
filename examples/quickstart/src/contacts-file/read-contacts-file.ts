import { contactsFileLimits, type ContactsFileLimits } from "./contacts-file-limits.ts";
import type { ContactsFileRow } from "./contacts-file-row.ts";
import { decodeContactsFile, type DecodedContactsFile } from "./decode-contacts-file.ts";
import type { Delimiter } from "./delimiter.ts";
import { FileLimitError } from "./file-limit-error.ts";
import { findHeader, type Header } from "./find-header.ts";
import { readRow } from "./read-row.ts";
import type { RecognizedColumns } from "./recognize-columns.ts";
import { splitRecords, type FileRecord } from "./split-records.ts";

export interface ContactsFile {
  readonly encoding: DecodedContactsFile["encoding"];
  readonly delimiter: Delimiter;
  /** The line of the header, from 1. */
  readonly headerLine: number;
  readonly columns: RecognizedColumns;
  /** How many rows `rows` gives, for progress. */
  readonly rowCount: number;
  /** Every data row in file order, read or not, parsed as it is asked for. May be iterated again. */
  readonly rows: Iterable<ContactsFileRow>;
}

/**
 * Reads a CSV file as a spreadsheet or a CRM exports it. What is wrong with the file as a whole throws a
 * `ContactsFileError` here; what is wrong with a row is said by the row and stops nothing.
 */
export function readContactsFile(
  bytes: Uint8Array,
  options: { readonly limits?: Partial<ContactsFileLimits> } = {},
): ContactsFile {
  const limits = { ...contactsFileLimits, ...options.limits };
  const { maximumFileBytes, maximumRows } = limits;
  if (bytes.length > maximumFileBytes)
    throw new FileLimitError({
      limit: "maximumFileBytes",
      maximum: maximumFileBytes,
      found: bytes.length,
      unit: "bytes",
    });
  const { encoding, text } = decodeContactsFile(bytes);
  const header = findHeader(text, limits);
  let rowCount = 0;
  for (const _ of dataRecords(text, header)) rowCount += 1;
  if (rowCount > maximumRows)
    throw new FileLimitError({
      limit: "maximumRows",
      maximum: maximumRows,
      found: rowCount,
      unit: "rows",
    });
  return {
    encoding,
    delimiter: header.delimiter,
    headerLine: header.line,
    columns: header.columns,
    rowCount,
    rows: { [Symbol.iterator]: () => readRows(text, header, limits) },
  };
}

function* readRows(
  text: string,
  header: Header,
  limits: ContactsFileLimits,
): Generator<ContactsFileRow, void, undefined> {
  const { delimiter, columns } = header;
  let rowNumber = 0;
  for (const record of dataRecords(text, header)) {
    rowNumber += 1;
    yield readRow({ record, rowNumber, delimiter, columns, limits });
  }
}

function* dataRecords(
  text: string,
  { delimiter, next }: Header,
): Generator<FileRecord, void, undefined> {
  for (const record of splitRecords(text, { delimiters: [delimiter], ...next }))
    if (!isBlank(record.text, delimiter)) yield record;
}

/** Spreadsheets write the empty rows below the data as delimiters alone. */
function isBlank(record: string, delimiter: Delimiter): boolean {
  for (const character of record)
    if (character !== delimiter && character !== '"' && character.trim() !== "") return false;
  return true;
}

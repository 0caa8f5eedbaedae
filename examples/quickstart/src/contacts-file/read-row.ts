import type { ContactsFileLimits } from "./contacts-file-limits.ts";
import type { ContactsFileRow, RaggedRowIssue, UnreadableRowIssue } from "./contacts-file-row.ts";
import type { Delimiter } from "./delimiter.ts";
import { parseRecord } from "./parse-record.ts";
import type { RecognizedColumns } from "./recognize-columns.ts";
import type { FileRecord } from "./split-records.ts";

/** One record as fields by name, or the reason why it cannot be read. */
export function readRow({
  record,
  rowNumber,
  delimiter,
  columns,
  limits,
}: {
  readonly record: FileRecord;
  readonly rowNumber: number;
  readonly delimiter: Delimiter;
  readonly columns: RecognizedColumns;
  readonly limits: ContactsFileLimits;
}): ContactsFileRow {
  const position = { rowNumber, line: record.line };
  const refuse = (code: UnreadableRowIssue["code"], message: string): ContactsFileRow => ({
    ...position,
    readable: false,
    fields: {},
    extra: {},
    issue: { code, message },
  });
  if (!record.closed)
    return refuse(
      "unclosed-quote",
      `A quote opens on line ${record.line} and nothing closes it. The row was not read.`,
    );
  if (record.text.includes("\0"))
    return refuse("nul-character", "The row contains a NUL character and was not read.");
  const values = parseRecord(record.text, delimiter);
  if (!values) return refuse("malformed-row", "The row is not CSV and was not read.");
  if (values.length > limits.maximumColumns)
    return refuse(
      "too-many-fields",
      `The row has ${values.length} fields, more than ${limits.maximumColumns}, and was not read.`,
    );
  const long = values.findIndex((value) => isLonger(value, limits.maximumFieldBytes));
  if (long >= 0) {
    const name = columns.headers[long] ?? `Column ${long + 1}`;
    return refuse(
      "field-too-long",
      `The field "${name}" has ${Buffer.byteLength(values[long] ?? "")} bytes, more than ${limits.maximumFieldBytes}. The row was not read.`,
    );
  }
  const issue = findRaggedness(values, columns.headers.length);
  return { ...position, readable: true, ...assignValues(values, columns), ...(issue && { issue }) };
}

function isLonger(value: string, maximumBytes: number): boolean {
  return (
    value.length > maximumBytes ||
    (value.length * 3 > maximumBytes && Buffer.byteLength(value) > maximumBytes)
  );
}

function assignValues(values: readonly string[], columns: RecognizedColumns) {
  const used = new Set<number>();
  const fields = Object.fromEntries(
    Object.entries(columns.fields).map(([field, indexes]) => {
      const index = indexes.find((candidate) => (values[candidate] ?? "").trim() !== "");
      if (index === undefined) for (const empty of indexes) used.add(empty);
      else used.add(index);
      return [field, index === undefined ? "" : (values[index] ?? "")];
    }),
  );
  const rest = [...columns.headers.entries()].filter(([index]) => !used.has(index));
  // A header may be `__proto__`: fromEntries defines an own property and never reaches the prototype.
  const extra = Object.fromEntries(rest.map(([index, header]) => [header, values[index] ?? ""]));
  return { fields, extra };
}

/** Empty fields behind the last column come from spreadsheets and mean nothing. */
function findRaggedness(values: readonly string[], expected: number): RaggedRowIssue | undefined {
  const found = values.length;
  const extraValues = values.slice(expected);
  if (found === expected || (found > expected && extraValues.every((value) => value.trim() === "")))
    return undefined;
  const message =
    found < expected
      ? `The row has ${found} of ${expected} fields. The missing ones were read as empty.`
      : `The row has ${found} fields, ${expected} were expected. Those behind the last column were left out.`;
  return { code: "ragged-row", message, expected, found, extraValues };
}

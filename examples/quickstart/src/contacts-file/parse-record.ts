import { CsvError, parse } from "csv-parse/sync";
import type { Delimiter } from "./delimiter.ts";

/**
 * The fields of one record, or `undefined` if it does not parse to exactly one. Quotes in the middle of
 * a field are kept, `""` within quotes is one quote, spaces around a field are dropped.
 */
export function parseRecord(record: string, delimiter: Delimiter): readonly string[] | undefined {
  // Text behind a closing quote cannot be trimmed: read it once more as a field with quotes in the middle.
  const rows = parseOnce(record, delimiter, true) ?? parseOnce(record, delimiter, false);
  return rows?.length === 1 ? rows[0] : undefined;
}

function parseOnce(record: string, delimiter: Delimiter, rtrim: boolean): string[][] | undefined {
  try {
    return parse(record, {
      delimiter,
      ltrim: true,
      rtrim,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      // The caller limits the file and the fields; the default would refuse a record of 128,000.
      max_record_size: 0,
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

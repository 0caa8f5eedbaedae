import { knownFields, type KnownField } from "./known-fields.ts";
import { normalizeHeader } from "./normalize-header.ts";

/** What the columns of a file mean. */
export interface RecognizedColumns {
  /** One name per column, made unique: `Notes`, `Notes (2)`, `Column 7` for an empty header. */
  readonly headers: readonly string[];
  /** The columns of each field by index; the first that is not empty in a row counts. */
  readonly fields: { readonly [Field in KnownField]?: readonly number[] };
  /** Headers with no known meaning: their values become attributes. */
  readonly unrecognized: readonly string[];
  /** Headers that are known but not needed, such as a full name beside a first name. Kept as attributes, too. */
  readonly unused: readonly string[];
  /** Headers that occur more than once, as they stand in the file. */
  readonly duplicates: readonly string[];
}

const knownNames = new Map<string, { readonly field: KnownField; readonly rank: number }>(
  Object.entries(knownFields).flatMap(([field, names]) =>
    names.map((name, rank) => [name, { field: field as KnownField, rank }] as const),
  ),
);

/** Finds the known fields by common names of spreadsheets and CRMs. */
export function recognizeColumns(cells: readonly string[]): RecognizedColumns {
  const meanings = cells.map((cell) => knownNames.get(normalizeHeader(cell)));
  const hasFirstName = meanings.some((meaning) => meaning?.field === "firstName");
  const { headers, duplicates } = nameColumns(cells);
  const columns = new Map<KnownField, { readonly index: number; readonly rank: number }[]>();
  const unrecognized: string[] = [];
  const unused: string[] = [];
  for (const [index, header] of headers.entries()) {
    const meaning = meanings[index];
    if (!meaning) unrecognized.push(header);
    else if (meaning.field === "fullName" && hasFirstName) unused.push(header);
    else
      columns.set(meaning.field, [
        ...(columns.get(meaning.field) ?? []),
        { index, rank: meaning.rank },
      ]);
  }
  const fields = Object.fromEntries(
    [...columns].map(([field, found]) => [
      field,
      found.toSorted((one, other) => one.rank - other.rank).map(({ index }) => index),
    ]),
  );
  return { headers, fields, unrecognized, unused, duplicates };
}

function nameColumns(cells: readonly string[]) {
  const taken = new Set<string>();
  const duplicates = new Set<string>();
  const headers = cells.map((cell, index) => {
    const header = cell.trim() || `Column ${index + 1}`;
    let name = header;
    for (let count = 2; taken.has(name); count += 1) name = `${header} (${count})`;
    if (name !== header) duplicates.add(header);
    taken.add(name);
    return name;
  });
  return { headers, duplicates: [...duplicates] };
}

import type { KnownField } from "./known-fields.ts";

/** One data row of a contacts file. Blank lines and rows of empty fields are no rows. */
export type ContactsFileRow = ReadableRow | UnreadableRow;

interface RowPosition {
  /** Counts data rows from 1, without the header and blank lines. */
  readonly rowNumber: number;
  /** The first line of the row in the file, from 1; a row spans several lines if a field does. */
  readonly line: number;
}

export interface ReadableRow extends RowPosition {
  readonly readable: true;
  /** The text of recognized columns, as it stands in the file; `""` where the row has none. */
  readonly fields: { readonly [Field in KnownField]?: string };
  /** The text of all other columns by header. A header may be `__proto__`: an own property here. */
  readonly extra: { readonly [header: string]: string };
  readonly issue?: RaggedRowIssue;
}

export interface UnreadableRow extends RowPosition {
  readonly readable: false;
  readonly fields: { readonly [Field in KnownField]?: never };
  readonly extra: { readonly [header: string]: never };
  readonly issue: UnreadableRowIssue;
}

/** The row was read although its number of fields is not that of the header. */
export interface RaggedRowIssue {
  readonly code: "ragged-row";
  readonly message: string;
  readonly expected: number;
  readonly found: number;
  /** The fields behind the last column. They belong to no column and are in no other place. */
  readonly extraValues: readonly string[];
}

/** Nothing of the row was read, because what was read would be wrong. */
export interface UnreadableRowIssue {
  readonly code:
    | "field-too-long"
    | "malformed-row"
    | "nul-character"
    | "too-many-fields"
    | "unclosed-quote";
  readonly message: string;
}

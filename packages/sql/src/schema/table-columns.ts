import type { ColumnType } from "./column-type.ts";

/** The columns of a table or of a recordset, in snake case. */
export type TableColumns = Readonly<Record<string, ColumnType>>;

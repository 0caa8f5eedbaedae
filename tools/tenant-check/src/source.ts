/** A column of one row source in one query, such as `e.tenant_id`. */
export type ColumnKey = string;

/**
 * What a value needs to be of a tenant that the statement names: nothing more (an empty set), or
 * that these columns of an outer query are. `null`: it names no tenant.
 */
export type Binding = ReadonlySet<ColumnKey> | null;

/** A column that a query gives. */
export interface OutputColumn {
  readonly name: string;
  readonly binding: Binding;
  /** The table whose row it names by its place, as SQLite's `rowid` does, and what ties that row. */
  readonly row?: { readonly table: string; readonly binding: Binding };
}

/** What a query gives. */
export interface Rows {
  readonly columns: readonly OutputColumn[];
  /** Made of parameters and literals alone, of no table. */
  readonly pure: boolean;
}

/** One entry of a `from`, or the table that a statement writes. */
export interface Source extends Rows {
  /** Unique in the statement. */
  readonly id: number;
  readonly alias: string;
  /** Of ours; null for a sub-query, a function, a common table expression. */
  readonly table: string | null;
}

/** What SQLite calls the place of a row. */
export const rowPlace = "rowid";

export const keyOf = ({ id }: Source, column: string): ColumnKey => `${id}.${column}`;

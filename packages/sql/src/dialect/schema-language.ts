import type { BaseColumnType } from "../schema/column-type.ts";
import type { TableName } from "../schema/table-name.ts";

/** What table definitions need of a database. Released migrations use it: change it only by adding. */
export interface SchemaLanguage {
  readonly types: Readonly<Record<BaseColumnType, string>>;
  /** The full, quoted name of a table. */
  table(name: TableName): string;
  /** The name of an index, for `create index`. */
  index(table: TableName, name: string): string;
  /** Lets one migrating transaction in at a time, until it ends. */
  readonly lock: readonly string[];
  /** Run before the first table, such as `create schema`. Idempotent. */
  readonly prepare: readonly string[];
  /** Run after each migration's statements, in its transaction. Idempotent. */
  readonly finish: readonly string[];
  /** Gives one row where the table exists. */
  exists(name: TableName): string;
  /**
   * The definition of a column that the database numbers, with the primary key that goes with it:
   * (tenant_id, ...keys, column) where a key can have more than the number, else the number alone.
   */
  numbered(column: string, keys: readonly string[]): string;
  /** Further index that tables with a numbered column need for `keys`, if the key does not serve. */
  numberedIndex(table: TableName, keys: readonly string[]): readonly string[];
  /**
   * Puts a table with a numbered column and a transaction id into the order in which its readers may
   * see it (`SqlDialect.log`), with the indexes for one tenant and for all. The key of the tenant's
   * rows before was `numbered`'s; the rows have a version from 1 on.
   */
  orderByCommit(table: TableName, column: string, keys: readonly string[]): readonly string[];
  /** The end of a column's definition that the database computes out of the row's others. */
  computed(expression: string): string;
  /** The id of the writing transaction, by default. */
  readonly transactionId: string;
  /**
   * After the closing bracket: of any table, of one that is its primary key, of one whose rows are
   * often updated, of one whose rows are all updated once, in batches, soon after their insert.
   */
  readonly options: {
    readonly plain: string;
    readonly key: string;
    readonly updated: string;
    readonly settled: string;
  };
}

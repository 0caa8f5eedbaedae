import type { Expression, Kysely, RawBuilder } from "kysely";
import type { BaseColumnType } from "../schema/column-type.ts";
import type { Database } from "../schema/database.ts";
import type { TableColumns } from "../schema/table-columns.ts";
import type { TableName } from "../schema/table-name.ts";
import type { CombinedWrites } from "./combined-writes.ts";
import type { WritePart } from "./write-part.ts";
import type { SchemaLanguage } from "./schema-language.ts";

/**
 * All that differs between databases. Operations build their statement from these parts and never
 * ask which database it is for.
 */
export interface SqlDialect {
  /** For messages, never for decisions. */
  readonly name: string;
  /** Builds and compiles queries; runs none. Name tables by `table(...)`, not by string. */
  readonly builder: Kysely<Database>;
  /**
   * A table by its full name: `from ${table("enrollment")} e` in a template, or
   * `selectFrom(table("enrollment").as("e"))` with typed columns in the builder.
   */
  table<Name extends TableName>(name: Name): RawBuilder<Database[Name]>;
  /**
   * A table expression out of one parameter, the JSON text of an array of objects, so that a
   * statement's text does not depend on the number of rows. The objects have the columns' names in
   * camel case; a missing one is null. Also has a column `position`, ascending in array order.
   * Stands in a `from` clause and carries its alias.
   */
  recordset(request: {
    readonly rows: Expression<string>;
    readonly columns: TableColumns;
    readonly as: string;
  }): RawBuilder<unknown>;
  /**
   * The same of an array of arrays in the order of the columns, without `position`: cheaper for
   * wide rows, as writes have them. Rows come in array order.
   */
  tuples(request: {
    readonly rows: Expression<string>;
    readonly columns: TableColumns;
    readonly as: string;
  }): RawBuilder<unknown>;
  /** A sub-query of the values in one parameter, the JSON text of an array of scalars; for `not in`. */
  valuesOf(request: {
    readonly values: Expression<string>;
    readonly type: BaseColumnType;
  }): RawBuilder<unknown>;
  /** `column` is one of the values in one parameter, so that an index on the column is used. */
  isOneOf(request: {
    readonly column: Expression<unknown>;
    readonly values: Expression<string>;
    readonly type: BaseColumnType;
  }): RawBuilder<boolean>;
  /** How many elements the JSON array `column` has. */
  jsonLength(column: Expression<unknown>): RawBuilder<number>;
  /** Some element of a JSON array of strings (`column`) is in the JSON array `values`. */
  containsOneOf(request: {
    readonly column: Expression<unknown>;
    readonly values: Expression<string>;
  }): RawBuilder<boolean>;
  /** The JSON object `column` has a member `key` that equals one of the scalars in a JSON array. */
  hasMember(request: {
    readonly column: Expression<unknown>;
    readonly key: Expression<string>;
    readonly values: Expression<string>;
  }): RawBuilder<boolean>;
  /**
   * A scalar: JSON array of the rows of `rows`, a query that may use the outer query's tables, in
   * its order. Integers and nested documents in it come as the mappers take them.
   */
  jsonRows(request: {
    readonly rows: Expression<unknown>;
    readonly columns: readonly string[];
  }): RawBuilder<unknown>;
  /** A scalar: one JSON object of the table or sub-query `alias`, of which these are all columns. */
  jsonRow(request: {
    readonly alias: string;
    readonly columns: readonly string[];
  }): RawBuilder<unknown>;
  /**
   * A further join: for each row before it, the first `limit` rows of a table. `where` and `orderBy`
   * name the table by its alias and may use the tables before it.
   */
  firstRows(request: {
    readonly table: TableName;
    readonly as: string;
    readonly where: Expression<unknown>;
    readonly orderBy: Expression<unknown>;
    readonly limit: Expression<number>;
    /** A column of the tables before it: no more than this are wanted, and may be read. */
    readonly atMost?: Expression<number>;
  }): RawBuilder<unknown>;
  /**
   * A further join: for each row before it the rows of a table that `where` names, looked up one by
   * one by their key, in the order of the rows before. A planner that thinks a table empty, as plans
   * made on the first day do, has no other choice. `where` may use the tables before it.
   */
  lookUp(request: {
    readonly table: TableName;
    readonly as: string;
    readonly where: Expression<unknown>;
    /** Default: none. Rows are locked in the order in which they are looked up. */
    readonly lock?: "update" | "update-skip-locked";
    /** Keep a row that finds nothing, with nulls. Default false. */
    readonly optional?: boolean;
  }): RawBuilder<unknown>;
  /**
   * A further condition of `update table as t ... from named`: t is one of the rows that `named`
   * names by these columns, found by key whatever the planner thinks of the table's size. Empty
   * where it cannot go wrong.
   */
  foundByKey(request: {
    readonly table: TableName;
    readonly named: Expression<unknown>;
    readonly key: readonly string[];
  }): RawBuilder<unknown>;
  /** A bound `limit`: kept from SQLite, which plans a statement again each time that one is set. */
  limit(count: number | Expression<number>): RawBuilder<unknown>;
  /** `for update`, of this alias only where one is given. Empty where writers wait anyway. */
  forUpdate(alias?: string): RawBuilder<unknown>;
  forUpdateSkipLocked(alias?: string): RawBuilder<unknown>;
  forShare(alias?: string): RawBuilder<unknown>;
  /** The lesser of two, ignoring nulls. */
  least(left: Expression<unknown>, right: Expression<unknown>): RawBuilder<number | null>;
  /** The greater of two, ignoring nulls. */
  greatest(left: Expression<unknown>, right: Expression<unknown>): RawBuilder<number | null>;
  /** A text column for `order by`: the same order everywhere, by its bytes. */
  textOrder(column: Expression<unknown>): RawBuilder<unknown>;
  /**
   * The event log's order. `columns` stand in an `order by`; `cursor` is the place of a row as text,
   * `transaction-position`; `end` the place behind all that is settled, as such a text.
   */
  readonly log: {
    /** What the column `transaction_id` is for every row that a statement inserts; null: its default. */
    readonly transactionId: RawBuilder<unknown> | null;
    readonly columns: RawBuilder<unknown>;
    readonly cursor: RawBuilder<string>;
    readonly end: RawBuilder<string>;
    /** Rows behind a place, by an index range. Parts may be parameters or columns. */
    isAfter(place: {
      readonly transaction: Expression<unknown>;
      readonly position: Expression<unknown>;
    }): RawBuilder<boolean>;
    /**
     * Stands in queries over all tenants and in no other: true for every row, and what lets a query
     * use the index made for them, so that one tenant's can never read the others' rows by it.
     */
    readonly isOfAny: RawBuilder<boolean>;
    /** Rows that no transaction can get in front of any more. */
    readonly isSettled: RawBuilder<boolean>;
  };
  /** The table whose unique key an error reports as taken; null for any other error. */
  takenKey(error: unknown): string | null;
  /** Tells workers at the commit of a host's transaction; null where nobody else could hear it. */
  readonly wakeUp: WritePart | null;
  /** How independent writes run: as one statement, or one after the other. */
  readonly combine: CombinedWrites;
  /** The words of table definitions. */
  readonly schema: SchemaLanguage;
}

import type { RowOf } from "./row-of.ts";
import type { tables } from "./tables.ts";

/** The rows of every table, for Kysely and for the mappers: `Database["enrollment"]`. */
export type Database = {
  readonly [Name in keyof typeof tables]: RowOf<(typeof tables)[Name]>;
};

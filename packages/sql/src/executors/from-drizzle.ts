import type { SqlExecutor } from "@outreachkit/core/plugin";
import { rowsOf } from "./rows-of.ts";
import { splitPlaceholders } from "./split-placeholders.ts";

/** What we ask a PostgreSQL transaction of Drizzle's. */
export interface DrizzleTransaction<Query> {
  execute(query: Query): PromiseLike<unknown>;
}

/** Drizzle's `sql`, as a tag. */
export type DrizzleTag<Query> = (texts: TemplateStringsArray, ...values: unknown[]) => Query;

/**
 * Lets the library work inside the host's own Drizzle transaction on PostgreSQL, which Drizzle
 * begins and ends. `sql` is the one of `drizzle-orm`.
 *
 *     await db.transaction(async (tx) => {
 *       await acme.contacts.upsert(contacts, { transaction: fromDrizzle(tx, sql) });
 *     });
 */
export const fromDrizzle = <Query>(
  transaction: DrizzleTransaction<Query>,
  sql: DrizzleTag<Query>,
): SqlExecutor => ({
  execute: async (text, parameters) => {
    const { texts, positions } = splitPlaceholders(text, "$");
    const template = Object.assign([...texts], { raw: texts });
    const values = positions.map((position) => parameters[position]);
    return rowsOf(await transaction.execute(sql(template, ...values)));
  },
});

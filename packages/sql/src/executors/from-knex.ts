import { NotSupportedError, type SqlExecutor } from "@outreachkit/core/plugin";
import { rowsOf } from "./rows-of.ts";
import { splitPlaceholders } from "./split-placeholders.ts";
import type { StatementValue } from "./statement-value.ts";

/** What we ask a transaction of Knex's. */
export interface KnexTransaction {
  raw(sql: string, bindings: readonly StatementValue[]): PromiseLike<unknown>;
  readonly client: {
    readonly config: { readonly client?: unknown; readonly postProcessResponse?: unknown };
  };
}

/**
 * Lets the library work inside the host's own Knex transaction, which Knex begins and ends.
 * PostgreSQL, and SQLite where the host's Knex has a connection of its own to our file.
 *
 *     await knex.transaction(async (trx) => {
 *       await acme.contacts.upsert(contacts, { transaction: fromKnex(trx) });
 *     });
 *
 * A Knex that renames the columns of every result is refused: take its connection,
 * `fromPg(await trx.client.acquireConnection())`.
 */
export const fromKnex = (transaction: KnexTransaction): SqlExecutor => {
  const { config } = transaction.client;
  if (config.postProcessResponse !== undefined) {
    throw new NotSupportedError({
      message:
        "This Knex has a postProcessResponse, which changes the rows that the library reads. Pass { transaction: fromPg(await trx.client.acquireConnection()) } instead.",
    });
  }
  const mark = String(config.client).includes("sqlite") ? "?" : "$";
  return {
    execute: async (sql, parameters) => {
      const { texts, positions } = splitPlaceholders(sql, mark);
      // Knex reads a question mark as a placeholder wherever it stands.
      const text = texts.map((part) => part.replaceAll("?", "\\?")).join("?");
      const values = positions.map((position) => parameters[position] as StatementValue);
      return rowsOf(await transaction.raw(text, values));
    },
  };
};

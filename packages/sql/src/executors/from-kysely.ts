import type { SqlExecutor } from "@outreachkit/core/plugin";

/** What we ask a transaction of Kysely's, in its own types' words. */
export interface KyselyTransaction {
  withoutPlugins(): {
    executeQuery(query: KyselyStatement): Promise<{ readonly rows: readonly unknown[] }>;
  };
}

/** A compiled query of Kysely's, as `CompiledQuery.raw` makes it. */
export interface KyselyStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly query: {
    readonly kind: "RawNode";
    readonly sqlFragments: readonly string[];
    readonly parameters: readonly never[];
  };
  readonly queryId: { readonly queryId: string };
}

/**
 * Lets the library work inside the host's own Kysely transaction, which Kysely begins and ends.
 * The host's plugins do not touch our statements. PostgreSQL, and SQLite where the host's Kysely has
 * a connection of its own to our file.
 *
 *     await db.transaction().execute(async (trx) => {
 *       await acme.contacts.upsert(contacts, { transaction: fromKysely(trx) });
 *     });
 */
export const fromKysely = (transaction: KyselyTransaction): SqlExecutor => {
  const plain = transaction.withoutPlugins();
  return {
    execute: async (sql, parameters) => {
      const { rows } = await plain.executeQuery({
        sql,
        parameters,
        query: { kind: "RawNode", sqlFragments: [sql], parameters: [] },
        queryId: { queryId: "outreachkit" },
      });
      return rows as readonly Record<string, unknown>[];
    },
  };
};

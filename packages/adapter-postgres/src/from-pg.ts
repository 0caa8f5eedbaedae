import type { SqlExecutor } from "@outreachkit/core/plugin";
import type { PostgresClient } from "./postgres-pool.ts";

/**
 * Lets the library work inside the host's own transaction on this `pg` client: the host begins,
 * commits and rolls back.
 *
 *     await client.query("begin");
 *     await acme.contacts.upsert(contacts, { transaction: fromPg(client) });
 *     await client.query("commit");
 */
export const fromPg = (client: PostgresClient): SqlExecutor => ({
  execute: async (sql, parameters) => {
    const { rows } = await client.query({ text: sql, values: [...parameters] });
    return rows as Record<string, unknown>[];
  },
});

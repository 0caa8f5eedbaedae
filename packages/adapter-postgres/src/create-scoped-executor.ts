import { OutreachError, type SqlExecutor } from "@outreachkit/core/plugin";
import { fromPg } from "./from-pg.ts";
import type { PostgresClient } from "./postgres-pool.ts";

/**
 * A transaction of ours for the host's statements. It ends with `scope`: the client then serves
 * others, and a statement that was not awaited must not run in their transactions.
 */
export const createScopedExecutor = (
  client: PostgresClient,
  scope: { readonly open: boolean },
): SqlExecutor => {
  const { execute } = fromPg(client);
  return {
    execute: async (sql, parameters) => {
      if (!scope.open) {
        throw new OutreachError({
          code: "transaction-ended",
          message:
            "This transaction has ended. Await every call that uses it before the function it was given to returns.",
        });
      }
      return await execute(sql, parameters);
    },
  };
};

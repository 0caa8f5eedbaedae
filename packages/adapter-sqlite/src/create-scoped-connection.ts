import { OutreachError } from "@outreachkit/core/plugin";
import type { SqlConnection } from "@outreachkit/sql";

/** Ends with its transaction: a statement that was not awaited must not run in the next one. */
export const createScopedConnection = (
  scope: { readonly open: boolean },
  execute: (
    sql: string,
    parameters: readonly unknown[],
  ) => readonly Readonly<Record<string, unknown>>[],
): SqlConnection => ({
  execute: async (sql, parameters) => {
    if (!scope.open) {
      throw new OutreachError({
        code: "transaction-ended",
        message:
          "This transaction has ended. Await every call inside outreach.transaction() before it returns.",
      });
    }
    return execute(sql, parameters);
  },
});

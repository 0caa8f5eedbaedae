import { type KyselyPlugin, PostgresQueryCompiler, type RootOperationNode } from "kysely";
import { callingFiles } from "./calling-files.ts";
import { checkStatement } from "./check-statement.ts";
import { type CheckedStatement, checkedStatements } from "./checked-statements.ts";

/**
 * A Kysely plugin that throws `TenantPredicateError` when a statement is compiled that touches a
 * tenant's table and does not name the tenant. Each text is parsed once.
 */
export const createTenantPlugin = (
  checked: Map<string, CheckedStatement> = checkedStatements,
): KyselyPlugin => ({
  transformQuery: ({ node, queryId }) => {
    // The templates hold the words of their dialect; only what is bound looks different.
    const { sql } = new PostgresQueryCompiler().compileQuery(node as RootOperationNode, queryId);
    if (!checked.has(sql)) {
      const files = callingFiles();
      checked.set(sql, { files, excused: checkStatement({ sql, files }) });
    }
    return node;
  },
  transformResult: async ({ result }) => result,
});

import type { BreakerRecord, BreakerStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toBreakerRecord } from "../../rows/to-breaker-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; scopes: string }, Database["breaker"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("breaker")}
    where tenant_id = ${parameter("tenantId")}
      and ${dialect.isOneOf({ column: sql.ref("scope"), values: parameter("scopes"), type: "text" })}
    order by id`,
);

export const findBreakers = async (
  context: SqlContext,
  { tenantId, scopes }: Parameters<BreakerStore["find"]>[0],
): Promise<readonly BreakerRecord[]> => {
  if (scopes.length === 0) return [];
  const rows = await context.run(statement, { tenantId, scopes: JSON.stringify(scopes) });
  return rows.map(toBreakerRecord);
};

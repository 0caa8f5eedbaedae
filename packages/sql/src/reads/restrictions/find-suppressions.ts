import type { RestrictionStore, SuppressionRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toSuppressionRecord } from "../../rows/to-suppression-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; hashes: string }, Database["suppression"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("suppression")}
    where tenant_id = ${parameter("tenantId")}
      and ${dialect.isOneOf({ column: sql.ref("hash"), values: parameter("hashes"), type: "text" })}
    order by id`,
);

export const findSuppressions = async (
  context: SqlContext,
  { tenantId, hashes }: Parameters<RestrictionStore["findSuppressions"]>[0],
): Promise<readonly SuppressionRecord[]> => {
  if (hashes.length === 0) return [];
  const rows = await context.run(statement, { tenantId, hashes: JSON.stringify(hashes) });
  return rows.map(toSuppressionRecord);
};

import type { RestrictionStore, SuppressionRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toSuppressionRecord } from "../../rows/to-suppression-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { startAfter } from "../fragments/start-after.ts";

const statement = defineStatement<
  { tenantId: string; afterId: string; limit: number },
  Database["suppression"]
>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("suppression")}
    where tenant_id = ${parameter("tenantId")} and id > ${parameter("afterId")}
    order by id ${dialect.limit(parameter("limit"))}`,
);

export const listSuppressions = async (
  context: SqlContext,
  { tenantId, afterId, limit }: Parameters<RestrictionStore["listSuppressions"]>[0],
): Promise<readonly SuppressionRecord[]> => {
  const rows = await context.run(statement, { tenantId, afterId: startAfter(afterId), limit });
  return rows.map(toSuppressionRecord);
};

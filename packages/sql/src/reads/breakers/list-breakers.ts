import type { BreakerRecord, BreakerStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toBreakerRecord } from "../../rows/to-breaker-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { startAfter } from "../fragments/start-after.ts";

export const listBreakers = async (
  context: SqlContext,
  { tenantId, closed, afterId, limit }: Parameters<BreakerStore["list"]>[0],
): Promise<readonly BreakerRecord[]> => {
  const conditions = allOf([
    sql`tenant_id = ${tenantId}`,
    sql`id > ${startAfter(afterId)}`,
    closed === undefined ? undefined : closed ? sql`state = 'closed'` : sql`state <> 'closed'`,
  ]);
  const rows = await context.query(sql<Database["breaker"]>`
    select * from ${context.dialect.table("breaker")}
    where ${conditions} order by id ${context.dialect.limit(limit)}`);
  return rows.map(toBreakerRecord);
};

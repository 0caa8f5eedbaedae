import type { SenderRecord, TenantStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toSenderRecord } from "../../rows/to-sender-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { startAfter } from "../fragments/start-after.ts";

const statement = defineStatement<
  { tenantId: string; afterId: string; limit: number },
  Database["sender"]
>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("sender")}
    where tenant_id = ${parameter("tenantId")} and id > ${parameter("afterId")}
    order by id ${dialect.limit(parameter("limit"))}`,
);

export const listSenders = async (
  context: SqlContext,
  { tenantId, afterId, limit }: Parameters<TenantStore["listSenders"]>[0],
): Promise<readonly SenderRecord[]> => {
  const rows = await context.run(statement, { tenantId, afterId: startAfter(afterId), limit });
  return rows.map(toSenderRecord);
};

import type { SenderRecord, TenantStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toSenderRecord } from "../../rows/to-sender-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<
  { tenantId: string; ids: string; externalIds: string },
  Database["sender"]
>(({ dialect, parameter }) => {
  const tenant = parameter("tenantId");
  const named = (
    column: "id" | "external_id",
    type: "id" | "text",
    values: "ids" | "externalIds",
  ) =>
    sql`select id from ${dialect.table("sender")}
      where tenant_id = ${tenant} and ${dialect.isOneOf({
        column: sql.ref(column),
        values: parameter(values),
        type,
      })}`;
  return sql`
    select s.* from ${dialect.table("sender")} s
    where s.tenant_id = ${tenant} and s.id in (
      ${named("id", "id", "ids")} union ${named("external_id", "text", "externalIds")}
    )
    order by s.id`;
});

export const findSenders = async (
  context: SqlContext,
  request: Parameters<TenantStore["findSenders"]>[0],
): Promise<readonly SenderRecord[]> => {
  const rows = await context.run(statement, {
    tenantId: request.tenantId,
    ids: JSON.stringify(request.ids),
    externalIds: JSON.stringify(request.externalIds),
  });
  return rows.map(toSenderRecord);
};

import type { DeliveryRecord, MessageStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/** Out of the small index on deliveries that need attention: request keys have none. */
const statement = defineStatement<{ tenantId: string; requestKeys: string }, Database["delivery"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("delivery")}
    where tenant_id = ${parameter("tenantId")}
      and attention is not null and attention = 'unknown'
      and ${dialect.isOneOf({
        column: sql.ref("request_key"),
        values: parameter("requestKeys"),
        type: "text",
      })}
    order by id`,
);

export const findUnknownOfRequests = async (
  context: SqlContext,
  { tenantId, requestKeys }: Parameters<MessageStore["findUnknownOfRequests"]>[0],
): Promise<readonly DeliveryRecord[]> => {
  if (requestKeys.length === 0) return [];
  const rows = await context.run(statement, { tenantId, requestKeys: JSON.stringify(requestKeys) });
  return rows.map(toDeliveryRecord);
};

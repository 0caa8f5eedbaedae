import type { DeliveryRecord, MessageStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; messageIds: string }, Database["delivery"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("delivery")}
    where tenant_id = ${parameter("tenantId")} and message_id_header is not null
      and ${dialect.isOneOf({
        column: sql.ref("message_id_header"),
        values: parameter("messageIds"),
        type: "text",
      })}
    order by id`,
);

export const findDeliveriesByMessageId = async (
  context: SqlContext,
  { tenantId, messageIds }: Parameters<MessageStore["findDeliveriesByMessageId"]>[0],
): Promise<readonly DeliveryRecord[]> => {
  if (messageIds.length === 0) return [];
  const rows = await context.run(statement, { tenantId, messageIds: JSON.stringify(messageIds) });
  return rows.map(toDeliveryRecord);
};

import type { DeliveryRecord, MessageStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/** Through the enrollments: they are indexed by contact, deliveries by enrollment. */
const statement = defineStatement<{ tenantId: string; contactIds: string }, Database["delivery"]>(
  ({ dialect, parameter }) => sql`
    select d.* from ${dialect.table("enrollment")} e
    cross join ${dialect.table("delivery")} d
    where e.tenant_id = ${parameter("tenantId")} and ${dialect.isOneOf({
      column: sql.ref("e.contact_id"),
      values: parameter("contactIds"),
      type: "id",
    })}
      and d.tenant_id = e.tenant_id and d.enrollment_id = e.id and d.state = 'sent'
    order by d.sent_at desc, d.id desc`,
);

export const findSentDeliveries = async (
  context: SqlContext,
  { tenantId, contactIds }: Parameters<MessageStore["findSentDeliveries"]>[0],
): Promise<readonly DeliveryRecord[]> => {
  if (contactIds.length === 0) return [];
  const rows = await context.run(statement, { tenantId, contactIds: JSON.stringify(contactIds) });
  return rows.map(toDeliveryRecord);
};

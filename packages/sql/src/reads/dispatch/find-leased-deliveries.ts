import type { DeliveryRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ leaseIds: string }, Database["delivery"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("delivery")}
    where lease_id is not null and ${dialect.isOneOf({
      column: sql.ref("lease_id"),
      values: parameter("leaseIds"),
      type: "id",
    })}
    order by tenant_id, id`,
);

export const findLeasedDeliveries = async (
  context: SqlContext,
  leaseIds: readonly string[],
): Promise<readonly DeliveryRecord[]> => {
  if (leaseIds.length === 0) return [];
  const rows = await context.run(statement, { leaseIds: JSON.stringify(leaseIds) });
  return rows.map(toDeliveryRecord);
};

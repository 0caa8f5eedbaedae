import type { DispatchStore, SettleLocks } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { toEnrollmentRecord } from "../../rows/to-enrollment-record.ts";
import type { Database } from "../../schema/database.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const deliveryColumns = {
  tenant_id: "id",
  id: "id",
  enrollment_id: "id",
} as const satisfies TableColumns;

interface SettleLockRow extends Readonly<Database["enrollment"]> {
  readonly locked_delivery: string;
  readonly delivery_version: number | string;
  readonly delivery_fence: number | string;
  readonly replied_at: number | string | null;
}

/** Each sort reads all that was locked before it: lease, then enrollments, then deliveries. */
const statement = defineStatement<{ leaseId: string; deliveries: string }, SettleLockRow>(
  ({ dialect, parameter }) => sql`
    with asked as materialized (
      select * from ${dialect.recordset({ rows: parameter("deliveries"), columns: deliveryColumns, as: "given" })}
    ), locked_lease as materialized (
      select id from ${dialect.table("lease")} where id = ${parameter("leaseId")}
      ${dialect.forUpdate()}
    ), locked_enrollment as materialized (
      select e.* from (
        select distinct asked.tenant_id, asked.enrollment_id
        from asked cross join (select count(*) from locked_lease) as before
        order by asked.tenant_id, asked.enrollment_id
      ) as k
      ${dialect.lookUp({
        table: "enrollment",
        as: "e",
        where: sql`e.tenant_id = k.tenant_id and e.id = k.enrollment_id`,
        lock: "update",
      })}
    ), locked_delivery as materialized (
      select d.tenant_id, d.id, d.enrollment_id, d.version, d.fence, d.replied_at from (
        select asked.tenant_id, asked.id
        from asked cross join (select count(*) from locked_enrollment) as before
        order by asked.tenant_id, asked.id
      ) as k
      ${dialect.lookUp({
        table: "delivery",
        as: "d",
        where: sql`d.tenant_id = k.tenant_id and d.id = k.id`,
        lock: "update",
      })}
    )
    select e.*, d.id as locked_delivery, d.version as delivery_version, d.fence as delivery_fence,
      d.replied_at
    from locked_delivery d
    join locked_enrollment e on e.tenant_id = d.tenant_id and e.id = d.enrollment_id
    order by d.tenant_id, d.id`,
);

export const lockForSettle = async (
  context: SqlContext,
  { leaseId, deliveries }: Parameters<DispatchStore["lockForSettle"]>[0],
): Promise<readonly SettleLocks[]> => {
  if (deliveries.length === 0) return [];
  const rows = await context.run(statement, {
    leaseId,
    deliveries: JSON.stringify(
      deliveries.map(({ tenantId, id, enrollmentId }) => ({ tenantId, id, enrollmentId })),
    ),
  });
  return rows.map((row) => ({
    deliveryId: row.locked_delivery,
    version: readInteger(row.delivery_version),
    fence: readInteger(row.delivery_fence),
    repliedAt: readOptionalInteger(row.replied_at),
    enrollment: toEnrollmentRecord(row),
  }));
};

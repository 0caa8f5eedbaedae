import type { ClaimLocks, DispatchStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toHeadRecord } from "../../rows/to-head-record.ts";
import type { Database } from "../../schema/database.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const headColumns = {
  tenant_id: "id",
  sender_id: "id",
  version: "integer",
} as const satisfies TableColumns;

const candidateColumns = {
  tenant_id: "id",
  sender_id: "id",
  enrollment_id: "id",
} as const satisfies TableColumns;

type ClaimLockRow = Database["queue_head"] & { readonly enrollment_id: string | null };

/**
 * The sort of the candidates reads all locked heads first, so heads are locked before enrollments,
 * each by id. PostgreSQL checks version, delivery and sender again on the row it locked.
 */
const statement = defineStatement<{ heads: string; candidates: string }, ClaimLockRow>(
  ({ dialect, parameter }) => sql`
    with locked_head as materialized (
      select h.*
      from (
        select * from ${dialect.recordset({ rows: parameter("heads"), columns: headColumns, as: "given" })}
        order by tenant_id, sender_id
      ) as seen
      ${dialect.lookUp({
        table: "queue_head",
        as: "h",
        where: sql`h.tenant_id = seen.tenant_id and h.sender_id = seen.sender_id
          and h.version = seen.version`,
        lock: "update-skip-locked",
      })}
    ), locked_enrollment as materialized (
      select e.tenant_id, e.sender_id, e.id, c.position
      from (
        select given.* from ${dialect.recordset({ rows: parameter("candidates"), columns: candidateColumns, as: "given" })}
        cross join locked_head
        where locked_head.tenant_id = given.tenant_id and locked_head.sender_id = given.sender_id
        order by given.tenant_id, given.enrollment_id
      ) as c
      ${dialect.lookUp({
        table: "enrollment",
        as: "e",
        where: sql`e.tenant_id = c.tenant_id and e.id = c.enrollment_id
          and e.sender_id = c.sender_id and e.delivery_id is null`,
        lock: "update-skip-locked",
      })}
    )
    select locked_head.*, locked_enrollment.id as enrollment_id
    from locked_head
    left join locked_enrollment on locked_enrollment.tenant_id = locked_head.tenant_id
      and locked_enrollment.sender_id = locked_head.sender_id
    order by locked_enrollment.position, locked_head.tenant_id, locked_head.sender_id`,
);

export const lockForClaim = async (
  context: SqlContext,
  { heads, candidates }: Parameters<DispatchStore["lockForClaim"]>[0],
): Promise<ClaimLocks> => {
  if (heads.length === 0) return { heads: [], enrollments: [] };
  const rows = await context.run(statement, {
    heads: JSON.stringify(
      heads.map(({ tenantId, senderId, version }) => ({ tenantId, senderId, version })),
    ),
    candidates: JSON.stringify(
      candidates.map(({ tenantId, senderId, enrollmentId }) => ({
        tenantId,
        senderId,
        enrollmentId,
      })),
    ),
  });
  const rowOfHead = new Map(rows.map((row) => [`${row.tenant_id} ${row.sender_id}`, row]));
  return {
    heads: heads.flatMap(({ tenantId, senderId }) => {
      const row = rowOfHead.get(`${tenantId} ${senderId}`);
      return row ? [toHeadRecord(row)] : [];
    }),
    enrollments: rows.flatMap(({ tenant_id, enrollment_id }) =>
      enrollment_id === null ? [] : [{ tenantId: tenant_id, id: enrollment_id }],
    ),
  };
};

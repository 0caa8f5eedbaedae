import type { EnrollmentStore, Instant } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { contactIdColumns } from "../fragments/contact-id-columns.ts";
import { contactIdRows } from "../fragments/contact-id-rows.ts";

/**
 * Deliveries have no index by contact, which each send would pay for: they are found through the
 * contact's enrollments. What is uncertain counts from its claim, as it may have gone then.
 */
const statement = defineStatement<
  { tenantId: string; contacts: string },
  { readonly contact_id: string; readonly touched_at: number | string }
>(
  ({ dialect, parameter }) => sql`
    select k.contact_id, max(coalesce(d.sent_at, d.claimed_at)) as touched_at
    from ${dialect.recordset({ rows: parameter("contacts"), columns: contactIdColumns, as: "k" })}
    ${dialect.lookUp({
      table: "enrollment",
      as: "e",
      where: sql`e.tenant_id = ${parameter("tenantId")} and e.contact_id = k.contact_id`,
    })}
    ${dialect.lookUp({
      table: "delivery",
      as: "d",
      where: sql`d.tenant_id = ${parameter("tenantId")} and d.enrollment_id = e.id
        and (d.state = 'sent' or d.uncertain_since is not null)
        and coalesce(d.sent_at, d.claimed_at) is not null`,
    })}
    group by k.contact_id order by k.contact_id`,
);

export const findLastTouches = async (
  context: SqlContext,
  { tenantId, contactIds }: Parameters<EnrollmentStore["findLastTouches"]>[0],
): Promise<ReadonlyMap<string, Instant>> => {
  if (contactIds.length === 0) return new Map();
  const rows = await context.run(statement, { tenantId, contacts: contactIdRows(contactIds) });
  return new Map(rows.map((row) => [row.contact_id, readInteger(row.touched_at)]));
};

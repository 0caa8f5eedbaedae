import { sql } from "kysely";
import { deliveryColumns } from "../../schema/delivery-columns.ts";
import { tenantColumns } from "../../schema/tenant-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { factsColumns } from "./facts-columns.ts";
import type { FactsRow } from "./facts-row.ts";
import { sentColumns } from "./sent-columns.ts";
import { sharedRows } from "./shared-rows.ts";

/**
 * One statement, so one state of everything; a few look-ups by key per enrollment. A step with
 * several messages (fallback kinds) gives a row for each, the latest last. What is rarely there
 * comes as a document, and what enrollments share is read once, into the first row.
 */
export const factsStatement = defineStatement<{ keys: string }, FactsRow>(
  ({ dialect, parameter }) => {
    const { table } = dialect;
    const ofStep = sql`from ${table("delivery")} d where d.tenant_id = e.tenant_id
      and d.enrollment_id = e.id and d.step_key = e.step_key`;
    const suppressed = (type: "address" | "domain", hash: string) => sql`exists (
      select 1 from ${table("suppression")} x where x.tenant_id = e.tenant_id
        and x.hash = ${sql.ref(`c.${hash}`)} and x.type = ${sql.lit(type)}
    )`;
    const hold = (alias: string, subject: string) => sql`
      left join ${table("hold")} ${sql.id(alias)}
        on ${sql.ref(`${alias}.tenant_id`)} = e.tenant_id
        and ${sql.ref(`${alias}.subject_id`)} = ${sql.ref(subject)}`;
    const inFirstRow = (rows: ReturnType<typeof sharedRows>) =>
      sql`case when e.position = (select min(position) from asked) then ${rows} end`;
    return sql`
      with asked as materialized (
        select e.*, k.position
        from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
        cross join ${table("enrollment")} e
        where e.tenant_id = k.tenant_id and e.id = k.id
      )
      select ${factsColumns},
        (
          select ${dialect.jsonRow({ alias: "d", columns: Object.keys(deliveryColumns) })}
          ${ofStep} and d.slot = 0
        ) as delivery,
        ${dialect.jsonRows({
          columns: sentColumns,
          rows: sql`select ${sql.join(sentColumns.map((column) => sql.ref(`d.${column}`)))}
            from ${table("delivery")} d where d.tenant_id = e.tenant_id
            and d.enrollment_id = e.id and d.state = 'sent' order by d.sent_at, d.id`,
        })} as previous,
        (select count(*) ${ofStep}) as delivery_count,
        case when ${suppressed("address", "email_hash")}
          or ${suppressed("domain", "email_domain_hash")} then 1 else 0 end as suppressed,
        contact_hold.id as contact_hold, contact_hold.until as contact_hold_until,
        enrollment_hold.id as enrollment_hold, enrollment_hold.until as enrollment_hold_until,
        sender_hold.id as sender_hold, sender_hold.until as sender_hold_until,
        ${inFirstRow(sharedRows(dialect, { table: "campaign", key: "campaign_id" }))} as campaigns,
        ${inFirstRow(sharedRows(dialect, { table: "sender", key: "sender_id" }))} as senders,
        ${inFirstRow(
          dialect.jsonRows({
            columns: Object.keys(tenantColumns),
            rows: sql`select shared.* from (select distinct tenant_id from asked) as named
              cross join ${table("tenant")} shared where shared.id = named.tenant_id`,
          }),
        )} as tenants
      from asked e
      cross join ${table("contact")} c
      left join ${table("message")} m on m.tenant_id = e.tenant_id
        and m.enrollment_id = e.id and m.step_key = e.step_key
      ${hold("contact_hold", "e.contact_id")}
      ${hold("enrollment_hold", "e.id")}
      ${hold("sender_hold", "e.sender_id")}
      where c.tenant_id = e.tenant_id and c.id = e.contact_id
      order by e.position, m.created_at, m.id`;
  },
);

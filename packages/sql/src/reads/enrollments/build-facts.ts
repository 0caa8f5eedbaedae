import { type RawBuilder, sql } from "kysely";
import { deliveryColumns } from "../../schema/delivery-columns.ts";
import { tenantColumns } from "../../schema/tenant-columns.ts";
import type { StatementTools } from "../../session/statement.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { factsColumns } from "./facts-columns.ts";
import type { FactsRow } from "./facts-row.ts";
import { restrictionColumns } from "./restriction-columns.ts";
import { sentColumns } from "./sent-columns.ts";
import { sharedRows } from "./shared-rows.ts";
import { watchedBreakers } from "./watched-breakers.ts";

/**
 * One statement, so one state of everything; a few look-ups by key per enrollment. A step with
 * several messages (fallback kinds) gives a row for each, the latest last. What is rarely there
 * comes as a document, and what enrollments share is read once, into the first row.
 */
export const buildFacts = <Parameters extends { readonly keys: string }>(
  { dialect, parameter }: StatementTools<Parameters>,
  /** Further scalars, into the first row. */
  shared: Readonly<Record<string, RawBuilder<unknown>>> = {},
): RawBuilder<FactsRow> => {
  const { table } = dialect;
  const ofStep = sql`from ${table("delivery")} d where d.tenant_id = e.tenant_id
    and d.enrollment_id = e.id and d.step_key = e.step_key`;
  const inFirstRow = (rows: RawBuilder<unknown>) => sql`case when e.place = 1 then ${rows} end`;
  return sql`
    with asked as materialized (
      select e.*, k.position, row_number() over (order by k.position) as place
      from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
      ${dialect.lookUp({
        table: "enrollment",
        as: "e",
        where: sql`e.tenant_id = k.tenant_id and e.id = k.id`,
      })}
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
      ${restrictionColumns(dialect)},
      ${inFirstRow(sharedRows(dialect, { table: "campaign", key: "campaign_id" }))} as campaigns,
      ${inFirstRow(sharedRows(dialect, { table: "sender", key: "sender_id" }))} as sender_rows,
      ${inFirstRow(
        dialect.jsonRows({
          columns: Object.keys(tenantColumns),
          rows: sql`select shared.* from (select distinct tenant_id from asked) as named
            ${dialect.lookUp({
              table: "tenant",
              as: "shared",
              where: sql`shared.id = named.tenant_id`,
            })}`,
        }),
      )} as tenants,
      ${inFirstRow(watchedBreakers(dialect))} as breakers
      ${sql.join(
        Object.entries(shared).map(
          ([name, scalar]) => sql`, ${inFirstRow(scalar)} as ${sql.id(name)}`,
        ),
        sql``,
      )}
    from asked e
    ${dialect.lookUp({
      table: "contact",
      as: "c",
      where: sql`c.tenant_id = e.tenant_id and c.id = e.contact_id`,
    })}
    ${dialect.lookUp({
      table: "message",
      as: "m",
      where: sql`m.tenant_id = e.tenant_id and m.enrollment_id = e.id
        and m.step_key = e.step_key`,
      optional: true,
    })}
    order by e.position, m.created_at, m.id`;
};

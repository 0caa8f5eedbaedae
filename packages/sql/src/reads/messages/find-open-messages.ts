import type { OpenMessages, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readJson } from "../../rows/read-json.ts";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import { toMessageRecord } from "../../rows/to-message-record.ts";
import type { Database } from "../../schema/database.ts";
import { deliveryColumns } from "../../schema/delivery-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { rowKeys } from "../fragments/row-keys.ts";

type OpenRow = Database["message"] & { readonly deliveries: unknown };

// The step's deliveries and not the message's alone: their slots are counted together.
const statement = defineStatement<{ keys: string }, OpenRow>(({ dialect, parameter }) => {
  const ofStep = sql`from ${dialect.table("delivery")} d where d.tenant_id = m.tenant_id
    and d.enrollment_id = m.enrollment_id and d.step_key = m.step_key`;
  const own = sql`${ofStep} and d.message_id = m.id`;
  const columns = Object.keys(deliveryColumns);
  return sql`
    select m.*, ${dialect.jsonRows({
      columns,
      rows: sql`select ${sql.join(columns.map((column) => sql.ref(`d.${column}`)))} ${ofStep} order by d.id`,
    })} as deliveries
    from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
    ${dialect.lookUp({
      table: "message",
      as: "m",
      where: sql`m.tenant_id = k.tenant_id and m.enrollment_id = k.id`,
    })}
    where not exists (select 1 ${own}) or exists (select 1 ${own} and d.state = 'queued')
    order by m.enrollment_id, m.created_at, m.id, m.tenant_id`;
});

export const findOpenMessages = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<OpenMessages> => {
  if (keys.length === 0) return { messages: [], deliveries: [] };
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  // Messages of one step bring the same ones along.
  const deliveries = rows.flatMap((row) =>
    readJson<readonly Database["delivery"][]>(row.deliveries).map(toDeliveryRecord),
  );
  return {
    messages: rows.map(toMessageRecord),
    deliveries: [...new Map(deliveries.map((row) => [`${row.tenantId} ${row.id}`, row])).values()],
  };
};

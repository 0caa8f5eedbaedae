import type { EventStore, StoredEventRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toEventRecord } from "../../rows/to-event-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";

export const listEvents = async (
  context: SqlContext,
  { tenantId, entityIds, afterPosition, limit }: Parameters<EventStore["list"]>[0],
): Promise<readonly StoredEventRecord[]> => {
  const { dialect } = context;
  const conditions = allOf([
    sql`tenant_id = ${tenantId}`,
    sql`position > ${afterPosition}`,
    entityIds &&
      dialect.isOneOf({
        column: sql.ref("entity_id"),
        values: sql.val(JSON.stringify(entityIds)),
        type: "id",
      }),
  ]);
  const rows = await context.query(sql<Database["event"]>`
    select position, ${dialect.asText(sql.ref("transaction_id"))} as transaction_id,
      tenant_id, id, type, entity, entity_id, version, at, actor, data
    from ${dialect.table("event")}
    where ${conditions} order by position limit ${limit}`);
  return rows.map(toEventRecord);
};

import type { EventStore, StoredEventRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { parseCursor } from "../../rows/parse-cursor.ts";
import { type EventRow, toEventRecord } from "../../rows/to-event-record.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { eventFields } from "./event-fields.ts";

export const listEvents = async (
  context: SqlContext,
  { tenantId, entityIds, types, after, limit }: Parameters<EventStore["list"]>[0],
): Promise<readonly StoredEventRecord[]> => {
  const { dialect } = context;
  const { transaction, position } = parseCursor(after);
  const conditions = allOf([
    sql`tenant_id = ${tenantId}`,
    dialect.log.isAfter({ transaction: sql.val(transaction), position: sql.val(position) }),
    entityIds &&
      dialect.isOneOf({
        column: sql.ref("entity_id"),
        values: sql.val(JSON.stringify(entityIds)),
        type: "id",
      }),
    types &&
      dialect.isOneOf({
        column: sql.ref("type"),
        values: sql.val(JSON.stringify(types)),
        type: "text",
      }),
  ]);
  const rows = await context.query(sql<EventRow>`
    select ${dialect.log.cursor} as cursor, ${eventFields} from ${dialect.table("event")}
    where ${conditions} order by ${dialect.log.columns} ${dialect.limit(limit)}`);
  return rows.map(toEventRecord);
};

import type { InboundRecord, RestrictionStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toInboundRecord } from "../../rows/to-inbound-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { startAfter } from "../fragments/start-after.ts";

const nothing = sql`coalesce(contact_id, enrollment_id, delivery_id) is null`;

export const listInbound = async (
  context: SqlContext,
  { tenantId, matched, afterId, limit }: Parameters<RestrictionStore["listInbound"]>[0],
): Promise<readonly InboundRecord[]> => {
  const conditions = allOf([
    sql`tenant_id = ${tenantId}`,
    sql`id > ${startAfter(afterId)}`,
    matched === undefined ? undefined : matched ? sql`not (${nothing})` : nothing,
  ]);
  const rows = await context.query(sql<Database["inbound"]>`
    select * from ${context.dialect.table("inbound")}
    where ${conditions} order by id ${context.dialect.limit(limit)}`);
  return rows.map(toInboundRecord);
};

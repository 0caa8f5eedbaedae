import type { ContactRecord, PeopleStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toContactRecord } from "../../rows/to-contact-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { startAfter } from "../fragments/start-after.ts";
import { contactFilterConditions } from "./contact-filter-conditions.ts";

export const listContacts = async (
  context: SqlContext,
  { tenantId, filter, afterId, limit }: Parameters<PeopleStore["listContacts"]>[0],
): Promise<readonly ContactRecord[]> => {
  const conditions = allOf([
    sql`c.tenant_id = ${tenantId}`,
    sql`c.id > ${startAfter(afterId)}`,
    sql`c.deleted_at is null`,
    ...contactFilterConditions(context.dialect, filter),
  ]);
  const rows = await context.query(sql<Database["contact"]>`
    select c.* from ${context.dialect.table("contact")} c
    where ${conditions} order by c.id ${context.dialect.limit(limit)}`);
  return rows.map(toContactRecord);
};

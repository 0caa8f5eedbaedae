import type { MessageRecord, MessageStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toMessageRecord } from "../../rows/to-message-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { filterConditions } from "../fragments/filter-conditions.ts";
import { startAfter } from "../fragments/start-after.ts";

export const listMessages = async (
  context: SqlContext,
  request: Parameters<MessageStore["list"]>[0],
): Promise<readonly MessageRecord[]> => {
  const { dialect } = context;
  const { tenantId, contactId } = request;
  const conditions = allOf([
    sql`m.id > ${startAfter(request.afterId)}`,
    ...filterConditions(dialect, {
      "m.tenant_id": tenantId,
      "m.campaign_id": request.campaignId,
      "m.approval": request.approvals,
      "m.generation": request.generations,
    }),
    // Through the enrollments: they are indexed by contact.
    contactId === undefined
      ? undefined
      : sql`m.enrollment_id in (
          select e.id from ${dialect.table("enrollment")} e
          where e.tenant_id = ${tenantId} and e.contact_id = ${contactId}
        )`,
  ]);
  const rows = await context.query(sql<Database["message"]>`
    select m.* from ${dialect.table("message")} m
    where ${conditions} order by m.id ${dialect.limit(request.limit)}`);
  return rows.map(toMessageRecord);
};

import type { EnrollmentRecord, EnrollmentStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toEnrollmentRecord } from "../../rows/to-enrollment-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { filterConditions } from "../fragments/filter-conditions.ts";
import { startAfter } from "../fragments/start-after.ts";

export const listEnrollments = async (
  context: SqlContext,
  request: Parameters<EnrollmentStore["list"]>[0],
): Promise<readonly EnrollmentRecord[]> => {
  const conditions = allOf([
    sql`id > ${startAfter(request.afterId)}`,
    ...filterConditions(context.dialect, {
      tenant_id: request.tenantId,
      campaign_id: request.campaignId,
      contact_id: request.contactId,
      state: request.states,
      reason: request.reasons,
    }),
  ]);
  const rows = await context.query(sql<Database["enrollment"]>`
    select * from ${context.dialect.table("enrollment")}
    where ${conditions} order by id ${context.dialect.limit(request.limit)}`);
  return rows.map(toEnrollmentRecord);
};

import type { TaskRecord, TaskStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toTaskRecord } from "../../rows/to-task-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { filterConditions } from "../fragments/filter-conditions.ts";
import { startAfter } from "../fragments/start-after.ts";

export const listTasks = async (
  context: SqlContext,
  request: Parameters<TaskStore["list"]>[0],
): Promise<readonly TaskRecord[]> => {
  const { states } = request;
  // Written out, so that the index of the open ones serves the list that people work from.
  const onlyOpen = states?.length === 1 && states[0] === "open";
  const conditions = allOf([
    sql`id > ${startAfter(request.afterId)}`,
    ...(onlyOpen ? [sql`state = 'open'`] : []),
    ...filterConditions(context.dialect, {
      tenant_id: request.tenantId,
      campaign_id: request.campaignId,
      contact_id: request.contactId,
      enrollment_id: request.enrollmentId,
      assignee: request.assignee,
      state: onlyOpen ? undefined : states,
    }),
  ]);
  const rows = await context.query(sql<Database["task"]>`
    select * from ${context.dialect.table("task")}
    where ${conditions} order by id ${context.dialect.limit(request.limit)}`);
  return rows.map(toTaskRecord);
};

import type { EnrollmentStore, HeadRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toHeadRecord } from "../../rows/to-head-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; senderId: string }, Database["queue_head"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("queue_head")}
    where tenant_id = ${parameter("tenantId")} and sender_id = ${parameter("senderId")}`,
);

export const readHead = async (
  context: SqlContext,
  { tenantId, senderId }: Parameters<EnrollmentStore["readHead"]>[0],
): Promise<HeadRecord | null> => {
  const [row] = await context.run(statement, { tenantId, senderId });
  return row ? toHeadRecord(row) : null;
};

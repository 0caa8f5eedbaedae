import type { EnrollmentStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<
  { tenantId: string; senderId: string; campaignId: string },
  Database["queue_stream"]
>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("queue_stream")}
    where tenant_id = ${parameter("tenantId")} and sender_id = ${parameter("senderId")}
      and campaign_id = ${parameter("campaignId")}`,
);

export const readStream = async (
  context: SqlContext,
  { tenantId, senderId, campaignId }: Parameters<EnrollmentStore["readStream"]>[0],
): ReturnType<EnrollmentStore["readStream"]> => {
  const [row] = await context.run(statement, { tenantId, senderId, campaignId });
  if (!row) return null;
  const free = { freeAt: readInteger(row.free_at), newFreeAt: readInteger(row.new_free_at) };
  return { tenantId, senderId, campaignId, ...free, turn: readInteger(row.turn) };
};

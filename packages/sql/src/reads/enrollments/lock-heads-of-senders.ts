import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";

/** Waits for claims that run on these queues, and sends those that have looked to look again. */
export const lockHeadsOfSenders = defineStatement<
  { readonly tenantId: string; readonly senderIds: string },
  { readonly done: number }
>(
  ({ dialect, parameter }) => sql`
    update ${dialect.table("queue_head")} set version = version + 1
    where tenant_id = ${parameter("tenantId")} and ${dialect.isOneOf({
      column: sql.ref("sender_id"),
      values: parameter("senderIds"),
      type: "id",
    })}
    returning 1 as done`,
);

import type { EnrollmentStore, Instant } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { lockHeadsOfSenders } from "./lock-heads-of-senders.ts";

/** A statement of its own, so that it sees what claims committed. Rows are locked in order of id. */
const signal = defineStatement<
  { tenantId: string; senderIds: string; reason: string; at: Instant },
  { readonly done: number }
>(({ dialect, parameter }) => {
  const ofSenders = dialect.isOneOf({
    column: sql.ref("e.sender_id"),
    values: parameter("senderIds"),
    type: "id",
  });
  return sql`
    with parked as materialized (
      select e.id from ${dialect.table("enrollment")} e
      where e.tenant_id = ${parameter("tenantId")} and ${ofSenders} and e.state = 'waiting'
        and e.reason = ${parameter("reason")} and e.delivery_id is null and e.due_at is not null
      order by e.id ${dialect.forUpdate("e")}
    )
    update ${dialect.table("enrollment")} as t set due_at = ${parameter("at")}, signal = signal + 1
    from parked p
    where t.tenant_id = ${parameter("tenantId")} and t.id = p.id
    returning 1 as done`;
});

export const signalWaiting = async (
  context: SqlContext,
  { tenantId, senderIds, reason, at }: Parameters<EnrollmentStore["signalWaiting"]>[0],
): Promise<void> => {
  if (senderIds.length === 0) return;
  const ids = JSON.stringify(senderIds);
  await context.run(lockHeadsOfSenders, { tenantId, senderIds: ids });
  await context.run(signal, { tenantId, senderIds: ids, reason, at });
};

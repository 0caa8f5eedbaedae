import type { EnrollmentStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { lockHeadsOfSenders } from "./lock-heads-of-senders.ts";

interface Named {
  readonly tenantId: string;
  readonly senderIds: string;
  readonly [name: string]: string;
}

/** A statement of its own, so that it sees what those claims committed. Rows are locked in order of id. */
const mark = defineStatement<Named, { readonly done: number }>(({ dialect, parameter }) => {
  const first = sql`(
    select d.sender_id from ${dialect.table("delivery")} d
    where d.tenant_id = e.tenant_id and d.enrollment_id = e.id and d.slot = 0
      and (d.state in ('claimed', 'sent', 'unknown', 'needs-review') or d.uncertain_since is not null)
    order by d.claimed_at, d.id limit 1
  )`;
  return sql`
    with begun as materialized (
      select e.id, ${first} as first_sender
      from ${dialect.table("enrollment")} e
      where e.tenant_id = ${parameter("tenantId")} and e.progress_of is null
        and e.state in ('pending', 'scheduled', 'waiting')
      order by e.id ${dialect.forUpdate("e")}
    )
    update ${dialect.table("enrollment")} as t set progress_of = b.first_sender
    from begun b
    where t.tenant_id = ${parameter("tenantId")} and t.id = b.id and ${dialect.isOneOf({
      column: sql.ref("b.first_sender"),
      values: parameter("senderIds"),
      type: "id",
    })}
    returning 1 as done`;
});

export const countInProgress = async (
  context: SqlContext,
  { tenantId, senderIds }: Parameters<EnrollmentStore["countInProgress"]>[0],
): Promise<void> => {
  if (senderIds.length === 0) return;
  const parameters = { tenantId, senderIds: JSON.stringify(senderIds) };
  await context.run(lockHeadsOfSenders, parameters);
  await context.run(mark, parameters);
};

import type { Backlog, DeliveryState, QueueStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { firstReadyAt } from "./first-ready-at.ts";
import { hintedReadyAt } from "./hinted-ready-at.ts";

/** As the column `attention` has them. */
const attentionStates = [
  "failed",
  "unknown",
  "needs-review",
] as const satisfies readonly DeliveryState[];

type Instant = number | string | null;
type Count = number | string;

interface BacklogRow {
  readonly head_at: Instant;
  readonly hint_at: Instant;
  readonly lease_at: Instant;
  readonly hints: Count;
  readonly claimed: Count;
  readonly claimed_here: Count;
  readonly requested: Count;
  readonly failed: Count;
  readonly unknown: Count;
  readonly needs_review: Count;
}

/** Bounds each count, so that the answer costs the same however much there is. */
const most = sql.lit(1_000);

const statement = defineStatement<{ now: number; worker: string }, BacklogRow>(
  ({ dialect, parameter }) => {
    const active = sql`cross join ${dialect.table("tenant")} t
      where t.id = h.tenant_id and t.state = 'active'`;
    const delivery = dialect.table("delivery");
    const inLease = dialect.jsonLength(sql`l.deliveries`);
    // Both conditions: SQLite takes a partial index only where its own stands in the query.
    const inState = (state: (typeof attentionStates)[number]) => sql`(
      select count(*) from (
        select 1 from ${delivery} where attention is not null and attention = ${sql.lit(state)}
        limit ${most}
      ) as counted
    )`;
    return sql`
      select
        ${firstReadyAt(dialect, sql`h.ready_at <= ${parameter("now")}`)} as head_at,
        (
          select min(${hintedReadyAt(dialect)}) from (
            select * from ${dialect.table("queue_hint")} limit ${most}
          ) w
          cross join ${dialect.table("queue_head")} h ${active}
            and h.tenant_id = w.tenant_id and h.sender_id = w.sender_id
        ) as hint_at,
        (select min(until) from ${dialect.table("lease")}) as lease_at,
        (select count(*) from (
          select 1 from ${dialect.table("queue_hint")} limit ${most}
        ) as counted) as hints,
        (select coalesce(sum(${inLease}), 0) from ${dialect.table("lease")} l) as claimed,
        (select coalesce(sum(${inLease}), 0) from ${dialect.table("lease")} l
          where l.worker = ${parameter("worker")}) as claimed_here,
        (select count(*) from (
          select 1 from ${dialect.table("message")} where generation = 'requested' limit ${most}
        ) as counted) as requested,
        ${inState("failed")} as failed,
        ${inState("unknown")} as unknown,
        ${inState("needs-review")} as needs_review`;
  },
);

export const readBacklog = async (
  context: SqlContext,
  { now, worker }: Parameters<QueueStore["readBacklog"]>[0],
): Promise<Backlog> => {
  const [row] = await context.run(statement, { now, worker });
  const ready = [row!.head_at, row!.hint_at]
    .map(readOptionalInteger)
    .filter((at) => at !== null && at <= now)
    .map(Number);
  return {
    oldestReadyAt: ready.length > 0 ? Math.min(...ready) : null,
    firstLeaseEndsAt: readOptionalInteger(row!.lease_at),
    hints: readInteger(row!.hints),
    claimed: readInteger(row!.claimed),
    claimedByWorker: readInteger(row!.claimed_here),
    requested: readInteger(row!.requested),
    failed: readInteger(row!.failed),
    unknown: readInteger(row!.unknown),
    needsReview: readInteger(row!.needs_review),
  };
};

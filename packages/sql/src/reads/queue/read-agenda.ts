import type { Agenda, Instant } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { firstReadyAt } from "./first-ready-at.ts";

interface AgendaRow {
  readonly ready_at: number | string | null;
  readonly hint_at: number | string | null;
  readonly hints: number | string;
  readonly lease_at: number | string | null;
  readonly recovery_at: number | string | null;
  readonly campaign_at: number | string | null;
  readonly requested: number | string;
  readonly rescheduling: number | string;
}

const MOST_HINTS = sql.lit(1_000);

/** Each by an index, or from the first hints only: a backlog of hints must not slow the look. */
const statement = defineStatement<Record<never, never>, AgendaRow>(
  ({ dialect }) => sql`
    select ${firstReadyAt(dialect)} as ready_at,
      (select min(w.due_at) from ${dialect.table("queue_hint")} w) as hint_at,
      (select count(*) from (
        select 1 from ${dialect.table("queue_hint")} limit ${MOST_HINTS}
      ) as some_hints) as hints,
      (select min(until) from ${dialect.table("lease")}) as lease_at,
      (select min(recover_at) from ${dialect.table("delivery")}
        where recover_at is not null) as recovery_at,
      (select min(paused_until) from ${dialect.table("campaign")}
        where paused_until is not null) as campaign_at,
      (select count(*) from (
        select 1 from ${dialect.table("message")} where generation = 'requested' limit 1
      ) as one_message) as requested,
      (select count(*) from (
        select 1 from ${dialect.table("campaign")} where reschedule_from is not null
        order by tenant_id, id limit 1
      ) as one_campaign) as rescheduling`,
);

export const readAgenda = async (
  context: SqlContext,
  { now }: { readonly now: Instant },
): Promise<Agenda> => {
  const [row] = await context.run(statement, {});
  const instantOf = (at: number | string | null | undefined) => readOptionalInteger(at ?? null);
  const due = (at: number | string | null | undefined) => {
    const instant = instantOf(at);
    return instant !== null && instant <= now;
  };
  const next = [row?.ready_at, row?.lease_at, row?.recovery_at, row?.campaign_at]
    .map(instantOf)
    .filter((at) => at !== null);
  return {
    nextAt: next.length === 0 ? null : Math.max(Math.min(...next), now),
    hintsDue: due(row?.hint_at),
    hints: Number(row?.hints ?? 0),
    leasesDue: due(row?.lease_at),
    recoveriesDue: due(row?.recovery_at),
    campaignsDue: due(row?.campaign_at),
    requested: Number(row?.requested ?? 0) > 0,
    rescheduling: Number(row?.rescheduling ?? 0) > 0,
  };
};

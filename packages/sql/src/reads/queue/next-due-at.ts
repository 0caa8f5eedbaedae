import type { Instant } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { firstReadyAt } from "./first-ready-at.ts";
import { hintedReadyAt } from "./hinted-ready-at.ts";

/**
 * The least of: heads ready, heads as their hints will make them, leases that end, recoveries due,
 * pauses of campaigns that end.
 * Each by an index or from a table that is small.
 */
const statement = defineStatement<Record<never, never>, { readonly at: number | string | null }>(
  ({ dialect }) => {
    const active = sql`cross join ${dialect.table("tenant")} t
      where t.id = h.tenant_id and t.state = 'active'`;
    return sql`
      select min(part.at) as at from (
        select ${firstReadyAt(dialect)} as at
        union all
        select (
          select min(${hintedReadyAt(dialect)}) from ${dialect.table("queue_hint")} w
          cross join ${dialect.table("queue_head")} h ${active}
            and h.tenant_id = w.tenant_id and h.sender_id = w.sender_id
        )
        union all
        select (select min(until) from ${dialect.table("lease")})
        union all
        select (
          select min(recover_at) from ${dialect.table("delivery")} where recover_at is not null
        )
        union all
        select (
          select min(paused_until) from ${dialect.table("campaign")} where paused_until is not null
        )
      ) as part`;
  },
);

export const nextDueAt = async (
  context: SqlContext,
  { now }: { readonly now: Instant },
): Promise<Instant | null> => {
  const [row] = await context.run(statement, {});
  const at = readOptionalInteger(row?.at ?? null);
  return at === null ? null : Math.max(at, now);
};

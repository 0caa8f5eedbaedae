import type { HeadKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { byLimit } from "../../session/by-limit.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/**
 * Heads whose hints have waited longest, four times as many as asked so that those others hold do
 * not stand in the way. Skips instead of waiting: a head that is held keeps its hints.
 */
const lockHinted = byLimit((limit) =>
  defineStatement<Record<never, never>, { readonly tenant_id: string; readonly sender_id: string }>(
    ({ dialect }) => sql`
      select h.tenant_id, h.sender_id from (
        select w.tenant_id, w.sender_id from ${dialect.table("queue_hint")} w
        where exists (
          select 1 from ${dialect.table("queue_head")} q
          where q.tenant_id = w.tenant_id and q.sender_id = w.sender_id
        )
        group by w.tenant_id, w.sender_id
        order by min(w.id), w.tenant_id, w.sender_id limit 4 * ${limit}
      ) as hinted
      cross join ${dialect.table("queue_head")} h
      where h.tenant_id = hinted.tenant_id and h.sender_id = hinted.sender_id
      order by h.tenant_id, h.sender_id limit ${limit}
      ${dialect.forUpdateSkipLocked("h")}`,
  ),
);

export const lockHintedHeads = async (
  context: SqlContext,
  { limit }: { readonly limit: number },
): Promise<readonly HeadKey[]> => {
  const rows = await context.run(lockHinted.atMost(limit), {});
  return rows.map((row) => ({ tenantId: row.tenant_id, senderId: row.sender_id }));
};

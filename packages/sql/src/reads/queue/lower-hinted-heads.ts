import { sql } from "kysely";
import type { WritePart } from "../../dialect/write-part.ts";
import { hintsOfHeads } from "./hints-of-heads.ts";

/** Next due becomes early, never late; what `free` lifts is everything but the gap. */
export const lowerHintedHeads = (heads: string): WritePart => ({
  name: "hints.heads",
  statement,
  parameters: { heads },
  expected: null,
});

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => {
    const nextDue = dialect.least(sql.ref("t.next_due_at"), sql.ref("hinted.due_at"));
    // What comes later than what is known already gives a queue that had its turn no better place.
    const keepsPlace = sql`t.ready_at is not null and hinted.free = 0
      and hinted.due_at >= t.next_due_at`;
    const nextFree = sql`case when hinted.free = 1 then t.gap_until else t.next_free_at end`;
    return sql`
      with hinted as materialized (
        select w.tenant_id, w.sender_id, min(w.due_at) as due_at, max(w.free) as free
        ${hintsOfHeads({ dialect, parameter })}
        group by w.tenant_id, w.sender_id
      )
      update ${dialect.table("queue_head")} as t set
        next_due_at = ${nextDue},
        next_free_at = ${nextFree},
        ready_at = case when ${keepsPlace} then t.ready_at
          else ${dialect.greatest(nextDue, nextFree)} end,
        turn = case when ${keepsPlace} then t.turn else 0 end,
        blocked_by = case when hinted.free = 1 then null else t.blocked_by end,
        version = t.version + 1
      from hinted
      where t.tenant_id = hinted.tenant_id and t.sender_id = hinted.sender_id
        ${dialect.foundByKey({
          table: "queue_head",
          named: sql`hinted`,
          key: ["tenant_id", "sender_id"],
        })}
      returning 1 as changed`;
  },
};

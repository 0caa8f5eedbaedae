import type { HeadUpdate } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import { laneRows } from "../reads/fragments/lane-rows.ts";
import { streamFreeAt } from "../reads/fragments/stream-free-at.ts";
import type { TableColumns } from "../schema/table-columns.ts";
import { encodeTuples } from "./encode-tuples.ts";

const columns = {
  tenant_id: "id",
  sender_id: "id",
  from_version: "integer",
  gap_until: "instant",
  next_free_at: "instant",
  blocked_by: "text?",
  handled_due_at: "instant?",
  turn_at: "instant",
} as const satisfies TableColumns;

const encode = encodeTuples(columns);

/**
 * Sets next due from the index: of each running stream and lane the first enrollment that is not
 * out and not handled, from the head's own next due on: what lies before it has a hint, or is the
 * remains of what was handled. What a cap of its campaign blocks is due when its stream is free. A head
 * that had its turn is behind those that wait for theirs. The computation is materialized so that it runs once and not per
 * column.
 */
const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => {
    const leftDueAt = sql`(
      select min((
        select ${dialect.greatest(sql`e.due_at`, streamFreeAt)}
        from ${dialect.table("enrollment")} e
        where e.tenant_id = s.tenant_id and e.sender_id = s.sender_id
          and e.campaign_id = s.campaign_id and e.lane = l.lane
          and e.due_at is not null 
          and e.due_at >= case when ${streamFreeAt} = 0 then coalesce(x.due_from, 0) else 0 end
          and e.delivery_id is null
          and e.id not in ${dialect.valuesOf({ values: parameter("handledIds"), type: "id" })}
        order by e.due_at limit 1
      ))
      from ${dialect.table("queue_stream")} s
      ${dialect.lookUp({
        table: "campaign",
        as: "c",
        where: sql`c.tenant_id = s.tenant_id and c.id = s.campaign_id and c.state = 'running'`,
      })}
      cross join (${laneRows}) l
      where l.lane < s.lanes and s.tenant_id = x.tenant_id and s.sender_id = x.sender_id
    )`;
    const readyAt = dialect.greatest(
      dialect.greatest(sql`u.next_due_at`, sql`u.next_free_at`),
      sql`u.turn_at`,
    );
    const asked = dialect.tuples({
      rows: parameter("rows"),
      columns,
      as: "asked",
    });
    return sql`
      with computed as materialized (
        select x.*, ${dialect.least(sql`x.handled_due_at`, leftDueAt)} as next_due_at
        from (
          select asked.*, h.next_due_at as due_from from ${asked}
          ${dialect.lookUp({
            table: "queue_head",
            as: "h",
            where: sql`h.tenant_id = asked.tenant_id and h.sender_id = asked.sender_id`,
          })}
        ) as x
      )
      update ${dialect.table("queue_head")} as t
      set gap_until = u.gap_until,
        next_free_at = u.next_free_at,
        blocked_by = u.blocked_by,
        next_due_at = u.next_due_at,
        ready_at = case when u.next_due_at is not null then ${readyAt} end,
        turn = case
          when ${readyAt} > u.turn_at then 0
          when t.ready_at = u.turn_at then t.turn + 1
          else 1
        end,
        version = t.version + 1
      from computed u
      where t.tenant_id = u.tenant_id and t.sender_id = u.sender_id and t.version = u.from_version
        ${dialect.foundByKey({
          table: "queue_head",
          named: sql`computed`,
          key: ["tenant_id", "sender_id"],
        })}
      returning 1 as done`;
  },
};

export const updateHeads = (updates: readonly HeadUpdate[]): WritePart => ({
  name: "heads.update",
  statement,
  parameters: {
    rows: encode(updates),
    handledIds: JSON.stringify(updates.flatMap(({ handledIds }) => handledIds)),
  },
  expected: updates.length,
});

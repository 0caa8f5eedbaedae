import {
  type Candidate,
  type EnrollmentState,
  lanes,
  type QueueStore,
} from "@outreachkit/core/plugin";
import { type RawBuilder, sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import { laneRows } from "../fragments/lane-rows.ts";
import { stepPlace } from "../fragments/step-place.ts";
import { streamFreeAt } from "../fragments/stream-free-at.ts";
import { byLimit } from "../../session/by-limit.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { StatementTools } from "../../session/statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/**
 * `now` stands in each row: a planner that knew it would guess how many are due from old
 * statistics, and sort a whole backlog where the index has its order.
 */
const headColumns = {
  tenant_id: "id",
  sender_id: "id",
  most: "integer",
  due_from: "instant",
  now: "instant",
} as const satisfies TableColumns;

interface CandidateRow {
  readonly tenant_id: string;
  readonly sender_id: string;
  readonly id: string;
  readonly state: EnrollmentState;
  readonly campaign_id: string;
  readonly capped: number | string;
  readonly stream_free_at: number | string;
  readonly turn: number | string;
  readonly mixed: number | string;
}

const urgency = sql`case
  when c.priority = 'urgent' or e.lane >= ${sql.lit(lanes.urgentFollowUp)} then 0
  when c.priority = 'high' or e.lane >= ${sql.lit(lanes.highFollowUp)} then 1
  else 2 end`;

const found = sql`e.tenant_id, e.sender_id, e.id, e.state, e.campaign_id,
  case when c.caps is null then 0 else 1 end as capped,
  ${streamFreeAt} as stream_free_at,
  case when c.new_share is null then 0 else 1 end as mixed,
  case when c.new_share is null then 0 else s.turn % (c.follow_up_share + c.new_share) end as turn`;

const candidates = (
  { dialect, parameter }: StatementTools<{ heads: string }>,
  limit: RawBuilder<number>,
) => sql`
        from ${dialect.recordset({ rows: parameter("heads"), columns: headColumns, as: "h" })}
        ${dialect.lookUp({
          table: "queue_stream",
          as: "s",
          where: sql`s.tenant_id = h.tenant_id and s.sender_id = h.sender_id`,
        })}
        ${dialect.lookUp({
          table: "campaign",
          as: "c",
          where: sql`c.tenant_id = s.tenant_id and c.id = s.campaign_id and c.state = 'running'`,
        })}
        cross join (${laneRows}) as l
        ${dialect.firstRows({
          table: "enrollment",
          as: "e",
          where: sql`e.tenant_id = s.tenant_id and e.sender_id = s.sender_id
            and e.campaign_id = s.campaign_id and e.lane = l.lane and e.due_at is not null
            and e.due_at >= case when ${streamFreeAt} = 0 then h.due_from else 0 end and e.due_at <= h.now and e.delivery_id is null`,
          orderBy: sql`e.due_at, e.id`,
          limit,
          atMost: sql`h.most`,
        })}
        where l.lane < s.lanes and ${streamFreeAt} <= h.now`;

/**
 * At most `limit` out of each head, stream and lane by the due index; then the first of each head. What is
 * most urgent is a property of the campaign, so that it costs no further look into the index.
 */
const defineRead = (limit: RawBuilder<number>) =>
  defineStatement<{ heads: string }, CandidateRow>(
    (tools) => sql`
      select tenant_id, sender_id, id, state, campaign_id, capped, stream_free_at, turn, mixed from (
        select h.position, h.most, ${found},
          row_number() over (
            partition by h.position order by ${urgency},
              case when c.new_share is not null then 1
                when c.step_order = 'new-first' then (1 - e.lane % 2) * 2 else (e.lane % 2) * 2 end,
              e.due_at, e.id
          ) as place
        ${candidates(tools, limit)}
      ) as found
      where place <= most
      order by position, place`,
  );

/** The same, with the places of ratios: two passes over what is found, which only they are worth. */
const defineMixedRead = (limit: RawBuilder<number>) =>
  defineStatement<{ heads: string }, CandidateRow>(
    (tools) => sql`
      select tenant_id, sender_id, id, state, campaign_id, capped, stream_free_at, turn, mixed from (
        select found.*, row_number() over (
          partition by found.position order by found.urgency, ${stepPlace}, found.due_at, found.id
        ) as place
        from (
          select h.position, h.most, ${found}, e.lane, e.due_at, c.step_order, c.follow_up_share,
            c.new_share, ${urgency} as urgency,
            row_number() over (
              partition by h.position, e.campaign_id, e.lane order by e.due_at, e.id
            ) - 1 as ordinal
          ${candidates(tools, limit)}
        ) as found
      ) as placed
      where place <= most
      order by position, place`,
  );

const read = byLimit(defineRead);
const readMixed = byLimit(defineMixedRead);

export const readCandidates = async (
  context: SqlContext,
  { now, heads }: Parameters<QueueStore["readCandidates"]>[0],
): Promise<readonly Candidate[]> => {
  const asked = heads.filter(({ limit }) => limit > 0);
  if (asked.length === 0) return [];
  const most = Math.max(...asked.map(({ limit }) => limit));
  const parameters = {
    heads: JSON.stringify(
      asked.map(({ tenantId, senderId, limit, nextDueAt }) => ({
        tenantId,
        senderId,
        most: limit,
        dueFrom: nextDueAt ?? 0,
        now,
      })),
    ),
  };
  const plain = await context.run(read.atLeast(most), parameters);
  // A campaign with a ratio is among them: its rounds need a second pass, and nobody else pays for it.
  const mixed = plain.some((row) => readInteger(row.mixed) === 1);
  const rows = mixed ? await context.run(readMixed.atLeast(most), parameters) : plain;
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    senderId: row.sender_id,
    enrollmentId: row.id,
    state: row.state,
    campaignId: row.campaign_id,
    capped: readInteger(row.capped) === 1,
    streamFreeAt: readInteger(row.stream_free_at),
    turn: readInteger(row.turn),
  }));
};

import type {
  DeliveryState,
  EnrollmentState,
  LiveGroup,
  ReportStore,
} from "@outreachkit/core/plugin";
import { type RawBuilder, sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

type Instant = number | string | null;

interface GroupRow {
  readonly sender_id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly out: string | null;
  readonly due: number;
  readonly held: string | null;
  readonly lacks: string | null;
  readonly count: number | string;
  readonly due_at: Instant;
  readonly held_until: Instant;
  readonly retry_at: Instant;
  readonly claimed_at: Instant;
  readonly next_free_at: Instant;
  readonly blocked_by: string | null;
  readonly stream_free_at: number | string;
  readonly new_blocked: number;
  readonly sender_held: number;
  readonly sender_held_until: Instant;
}

/**
 * One pass over the campaign's enrollments. Holds, the delivery that is out and the queue are looked up
 * by key; the message only of what is due, which is what its approval or writing may hold back.
 */
const statement = defineStatement<{ tenantId: string; campaignId: string; now: number }, GroupRow>(
  ({ dialect, parameter }) => {
    const now = parameter("now");
    const isDue = sql`e.due_at is not null and e.due_at <= ${now}`;
    // A step that lies ahead is held only by what will still hold it then.
    const inForce = (alias: string) => sql`(${sql.ref(`${alias}.until`)} is null
      or (${sql.ref(`${alias}.until`)} > ${now}
        and (e.state <> 'scheduled' or ${sql.ref(`${alias}.until`)} > e.due_at)))`;
    const holdOf = (alias: string, subject: RawBuilder<unknown>) => sql`
      left join ${dialect.table("hold")} ${sql.id(alias)}
        on ${sql.ref(`${alias}.tenant_id`)} = e.tenant_id
        and ${sql.ref(`${alias}.subject_id`)} = ${subject}`;
    return sql`
      select x.sender_id, x.state, x.reason, x.out, x.due, x.held, x.lacks, count(*) as count,
        min(x.due_at) as due_at, min(x.held_until) as held_until, min(x.retry_at) as retry_at,
        min(x.claimed_at) as claimed_at, max(q.next_free_at) as next_free_at,
        max(q.blocked_by) as blocked_by, x.stream_free_at, x.new_blocked, max(case when hs.id is null then 0 else 1 end) as sender_held,
        max(hs.until) as sender_held_until
      from (
        select e.tenant_id, e.sender_id, e.state, e.reason, e.due_at, d.state as out,
          case when ${isDue} then 1 else 0 end as due,
          case when hc.id is not null and ${inForce("hc")} then 'contact'
            when he.id is not null and ${inForce("he")} then 'enrollment' end as held,
          case when hc.id is not null and ${inForce("hc")} then hc.until
            when he.id is not null and ${inForce("he")} then he.until end as held_until,
          case when ${isDue} and e.delivery_id is null and e.step_key is not null then coalesce((
            select case when m.generation in ('requested', 'generating') then 'generation'
              when m.generation = 'generated' and m.approval = 'pending' then 'approval'
              else 'nothing' end
            from ${dialect.table("message")} m where m.tenant_id = e.tenant_id
              and m.enrollment_id = e.id and m.step_key = e.step_key
            order by m.created_at desc, m.id desc limit 1
          ), 'generation') else 'nothing' end as lacks,
          d.retry_at, d.claimed_at,
          coalesce(case when e.lane % 2 = 1 and s.new_free_at > s.free_at then s.new_free_at
            else s.free_at end, 0) as stream_free_at,
          case when e.lane % 2 = 1 and s.new_free_at > s.free_at then 1 else 0 end as new_blocked
        from ${dialect.table("enrollment")} e
        ${holdOf("hc", sql`e.contact_id`)}
        ${holdOf("he", sql`e.id`)}
        left join ${dialect.table("delivery")} d
          on d.tenant_id = e.tenant_id and d.id = e.delivery_id
        left join ${dialect.table("queue_stream")} s on s.tenant_id = e.tenant_id
          and s.sender_id = e.sender_id and s.campaign_id = e.campaign_id
        where e.tenant_id = ${parameter("tenantId")} and e.campaign_id = ${parameter("campaignId")}
          and e.state in ('pending', 'scheduled', 'waiting')
      ) as x
      left join ${dialect.table("queue_head")} q
        on q.tenant_id = x.tenant_id and q.sender_id = x.sender_id
      left join ${dialect.table("hold")} hs
        on hs.tenant_id = x.tenant_id and hs.subject_id = x.sender_id
        and (hs.until is null or hs.until > ${now})
      group by x.sender_id, x.state, x.reason, x.out, x.due, x.held, x.lacks,
        x.stream_free_at, x.new_blocked`;
  },
);

export const countLive = async (
  context: SqlContext,
  { tenantId, campaignId, now }: Parameters<ReportStore["countLive"]>[0],
): Promise<readonly LiveGroup[]> => {
  const rows = await context.run(statement, { tenantId, campaignId, now });
  return rows.map((row) => ({
    senderId: row.sender_id,
    state: row.state as EnrollmentState,
    reason: row.reason,
    out: row.out as DeliveryState | null,
    due: readInteger(row.due) === 1,
    held: row.held as LiveGroup["held"],
    lacks: row.lacks === "nothing" ? null : (row.lacks as LiveGroup["lacks"]),
    count: readInteger(row.count),
    dueAt: readOptionalInteger(row.due_at),
    heldUntil: readOptionalInteger(row.held_until),
    retryAt: readOptionalInteger(row.retry_at),
    claimedAt: readOptionalInteger(row.claimed_at),
    nextFreeAt: readOptionalInteger(row.next_free_at),
    blockedBy: row.blocked_by,
    streamFreeAt: readInteger(row.stream_free_at),
    newBlocked: readInteger(row.new_blocked) === 1,
    senderHold:
      readInteger(row.sender_held) === 1
        ? { until: readOptionalInteger(row.sender_held_until) }
        : null,
  }));
};

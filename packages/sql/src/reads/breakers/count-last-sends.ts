import type { BreakerScopeKey, Instant } from "@outreachkit/core/plugin";
import { type RawBuilder, sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const columns = {
  request: "integer",
  tenant_id: "id",
  sender_id: "id?",
  campaign_id: "id?",
  domain: "text?",
  since: "instant",
  most: "integer",
} as const satisfies TableColumns;

interface Row {
  /** Its place in the array asked for. */
  readonly request: number | string;
  readonly sends: number | string;
  readonly bounced: number | string;
  readonly complained: number | string;
}

interface LastSends {
  readonly sends: number;
  readonly bounced: number;
  readonly complained: number;
}

/** A literal, as with every limit: what one variant reads of a stream. */
const sizes = [100, 200, 500, 1_000, 2_500, 5_000, 10_000] as const;

const isSend = sql`(d.state = 'sent' or d.receipt = 'bounced')`;

/**
 * The last sends of each scope are among the last of each of its streams. Of many streams only the
 * `most` that sent something latest can have one, and nothing before the last of those counts: so a
 * tenant of ten thousand streams costs a look at the end of each, and not a hundred rows.
 */
const define = (limit: RawBuilder<number>) =>
  defineStatement<{ keys: string }, Row>(({ dialect, parameter }) => {
    const inScope = sql`s.tenant_id = k.tenant_id
      and s.sender_id = coalesce(k.sender_id, s.sender_id)
      and s.campaign_id = coalesce(k.campaign_id, s.campaign_id)
      and (k.domain is null or exists (
        select 1 from ${dialect.table("sender")} n
        where n.tenant_id = s.tenant_id and n.id = s.sender_id
          and substr(lower(n.address), length(n.address) - length(k.domain)) = '@' || k.domain
      ))`;
    const inStream = sql`d.tenant_id = s.tenant_id and d.sender_id = s.sender_id
      and d.campaign_id = s.campaign_id and d.claimed_at is not null`;
    return sql`
      with streams as materialized (
        select k.request, k.most, k.since, s.tenant_id, s.sender_id, s.campaign_id,
          d.claimed_at as latest
        from ${dialect.recordset({ rows: parameter("keys"), columns, as: "k" })}
        ${dialect.lookUp({ table: "queue_stream", as: "s", where: inScope })}
        ${dialect.firstRows({
          table: "delivery",
          as: "d",
          where: sql`${inStream} and d.claimed_at >= k.since and ${isSend}`,
          orderBy: sql`d.claimed_at desc`,
          limit: sql.lit(1),
        })}
      ), ranked as (
        select m.*, row_number() over (partition by m.request order by m.latest desc) as place,
          count(*) over (partition by m.request) as streams
        from streams m
      ), asked as materialized (
        select r.*, case
          when r.streams < r.most then r.since
          else min(r.latest) over (partition by r.request) end as not_before
        from ranked r where r.place <= r.most
      ), found as (
        select s.request, s.most, d.receipt,
          row_number() over (partition by s.request order by d.claimed_at desc, d.id desc) as place
        from asked s
        ${dialect.firstRows({
          table: "delivery",
          as: "d",
          where: sql`${inStream} and d.claimed_at >= s.not_before and ${isSend}`,
          orderBy: sql`d.claimed_at desc`,
          limit,
          atMost: sql`s.most`,
        })}
      )
      select request, count(*) as sends,
        count(case when receipt = 'bounced' then 1 end) as bounced,
        count(case when receipt = 'complained' then 1 end) as complained
      from found where place <= most group by request`;
  });

const statements = sizes.map((size) => ({ size, statement: define(sql.lit(size)) }));

/** How the last sends of each scope went, at most `most` of them. Nothing is asked where that is 0. */
export const countLastSends = async (
  context: SqlContext,
  requests: readonly (BreakerScopeKey & { readonly since: Instant; readonly most: number })[],
): Promise<readonly LastSends[]> => {
  const none = { sends: 0, bounced: 0, complained: 0 };
  const asked = requests
    .map((given, request) => ({ ...given, request }))
    .filter(({ most }) => most > 0);
  const counts: LastSends[] = requests.map(() => none);
  if (asked.length === 0) return counts;
  const greatest = Math.max(...asked.map(({ most }) => most));
  const { statement } = statements.find(({ size }) => size >= greatest) ?? statements.at(-1)!;
  const rows = await context.run(statement, {
    keys: JSON.stringify(
      asked.map(({ request, tenantId, senderId, campaignId, domain, since, most }) => ({
        request,
        tenantId,
        senderId,
        campaignId,
        domain,
        since,
        most,
      })),
    ),
  });
  for (const row of rows) {
    counts[readInteger(row.request)] = {
      sends: readInteger(row.sends),
      bounced: readInteger(row.bounced),
      complained: readInteger(row.complained),
    };
  }
  return counts;
};

import type { ChangeSet } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { laneRows } from "../reads/fragments/lane-rows.ts";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    insert into ${dialect.table("queue_hint")} (tenant_id, sender_id, campaign_id, due_at, free)
    select s.tenant_id, s.sender_id, s.campaign_id,
      ${dialect.least(
        sql`x.at`,
        sql`(
          select min((
            select e.due_at from ${dialect.table("enrollment")} e
            where e.tenant_id = s.tenant_id and e.sender_id = s.sender_id
              and e.campaign_id = s.campaign_id and e.lane = l.lane and e.due_at is not null
            order by e.due_at limit 1
          ))
          from (${laneRows}) as l where l.lane < s.lanes
        )`,
      )}, coalesce(x.free, 0)
    from ${dialect.recordset({
      rows: parameter("rows"),
      columns: { tenant_id: "id", campaign_id: "id", at: "instant", free: "integer?" },
      as: "x",
    })}
    join ${dialect.table("queue_stream")} s
      on s.tenant_id = x.tenant_id and s.campaign_id = x.campaign_id
    returning 1 as done`,
};

type Wake = NonNullable<NonNullable<ChangeSet["campaigns"]>["wake"]>[number];

/**
 * One hint per queue that has a stream of the campaign: what a launch or a resume makes ready. Due
 * with the first of the stream, which may have waited for long: a head looks at nothing before it.
 */
export const wakeCampaigns = (campaigns: readonly Wake[]): WritePart => ({
  name: "campaigns.wake",
  statement,
  parameters: {
    rows: JSON.stringify(campaigns.map(({ free, ...row }) => ({ ...row, free: free ? 1 : 0 }))),
  },
  expected: null,
});

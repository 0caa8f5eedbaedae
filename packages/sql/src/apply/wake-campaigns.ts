import type { ChangeSet } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    insert into ${dialect.table("queue_hint")} (tenant_id, sender_id, campaign_id, due_at, free)
    select s.tenant_id, s.sender_id, s.campaign_id, x.at, 0
    from ${dialect.recordset({
      rows: parameter("rows"),
      columns: { tenant_id: "id", campaign_id: "id", at: "instant" },
      as: "x",
    })}
    join ${dialect.table("queue_stream")} s
      on s.tenant_id = x.tenant_id and s.campaign_id = x.campaign_id
    returning 1 as done`,
};

type Wake = NonNullable<NonNullable<ChangeSet["campaigns"]>["wake"]>[number];

/** One hint per queue that has a stream of the campaign: what a launch or a resume makes ready. */
export const wakeCampaigns = (campaigns: readonly Wake[]): WritePart => ({
  name: "campaigns.wake",
  statement,
  parameters: { rows: JSON.stringify(campaigns) },
  expected: null,
});

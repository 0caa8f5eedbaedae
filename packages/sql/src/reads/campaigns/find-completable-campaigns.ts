import type { CampaignRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/**
 * The sweep runs often and almost always finds a live enrollment at once: one that has a due time,
 * by the due index through the campaign's streams. Only where there is none are the campaign's
 * enrollments read, by their unique key; `case` keeps that order.
 */
const statement = defineStatement<{ limit: number }, Database["campaign"]>(
  ({ dialect, parameter }) => sql`
    select c.* from ${dialect.table("campaign")} c
    where c.state = 'running' and c.enrollment = 'closed' and case
      when exists (
        select 1 from ${dialect.table("queue_head")} h
        cross join ${dialect.table("enrollment")} e
        where h.tenant_id = c.tenant_id and e.tenant_id = h.tenant_id
          and e.sender_id = h.sender_id and e.campaign_id = c.id and e.due_at is not null
          and e.state in ('pending', 'scheduled', 'waiting')
      ) then 0
      when exists (
        select 1 from ${dialect.table("enrollment")} e
        where e.tenant_id = c.tenant_id and e.campaign_id = c.id
          and e.state in ('pending', 'scheduled', 'waiting')
      ) then 0
      else 1
    end = 1
    order by c.tenant_id, c.id ${dialect.limit(parameter("limit"))}`,
);

export const findCompletableCampaigns = async (
  context: SqlContext,
  { limit }: { readonly limit: number },
): Promise<readonly CampaignRecord[]> =>
  (await context.run(statement, { limit })).map(toCampaignRecord);

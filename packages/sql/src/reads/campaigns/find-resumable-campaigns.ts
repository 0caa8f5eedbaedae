import type { CampaignRecord, CampaignStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ now: number; limit: number }, Database["campaign"]>(
  ({ dialect, parameter }) => sql`
    select c.* from ${dialect.table("campaign")} c
    where c.paused_until is not null and c.paused_until <= ${parameter("now")}
      and c.state = 'paused'
    order by c.paused_until, c.tenant_id, c.id ${dialect.limit(parameter("limit"))}`,
);

export const findResumableCampaigns = async (
  context: SqlContext,
  request: Parameters<CampaignStore["findResumable"]>[0],
): Promise<readonly CampaignRecord[]> =>
  (await context.run(statement, { ...request })).map(toCampaignRecord);

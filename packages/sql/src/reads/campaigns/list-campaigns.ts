import type { CampaignRecord, CampaignStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { startAfter } from "../fragments/start-after.ts";

const statement = defineStatement<
  { tenantId: string; afterId: string; limit: number },
  Database["campaign"]
>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("campaign")}
    where tenant_id = ${parameter("tenantId")} and id > ${parameter("afterId")}
    order by id ${dialect.limit(parameter("limit"))}`,
);

export const listCampaigns = async (
  context: SqlContext,
  { tenantId, afterId, limit }: Parameters<CampaignStore["list"]>[0],
): Promise<readonly CampaignRecord[]> => {
  const rows = await context.run(statement, { tenantId, afterId: startAfter(afterId), limit });
  return rows.map(toCampaignRecord);
};

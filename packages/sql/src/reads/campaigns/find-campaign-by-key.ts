import type { CampaignRecord, CampaignStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; key: string }, Database["campaign"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("campaign")}
    where tenant_id = ${parameter("tenantId")} and key = ${parameter("key")}`,
);

export const findCampaignByKey = async (
  context: SqlContext,
  { tenantId, key }: Parameters<CampaignStore["findByKey"]>[0],
): Promise<CampaignRecord | null> => {
  const [row] = await context.run(statement, { tenantId, key });
  return row ? toCampaignRecord(row) : null;
};

import type { CampaignRecord, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; id: string }, Database["campaign"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("campaign")}
    where tenant_id = ${parameter("tenantId")} and id = ${parameter("id")}
    ${dialect.forUpdate()}`,
);

export const lockCampaign = async (
  context: SqlContext,
  { tenantId, id }: RowKey,
): Promise<CampaignRecord | null> => {
  const [row] = await context.run(statement, { tenantId, id });
  return row ? toCampaignRecord(row) : null;
};

import type { CampaignVersionRecord, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCampaignVersionRecord } from "../../rows/to-campaign-version-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { rowKeys } from "../fragments/row-keys.ts";

const statement = defineStatement<{ keys: string }, Database["campaign_version"]>(
  ({ dialect, parameter }) => sql`
    select v.* from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
    cross join ${dialect.table("campaign_version")} v
    where v.tenant_id = k.tenant_id and v.id = k.id
    order by v.tenant_id, v.id`,
);

export const getCampaignVersions = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly CampaignVersionRecord[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  return rows.map(toCampaignVersionRecord);
};

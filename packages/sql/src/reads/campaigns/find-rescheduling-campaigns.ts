import type { CampaignRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/** By an index that holds these alone. */
const statement = defineStatement<{ limit: number }, Database["campaign"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("campaign")}
    where reschedule_from is not null
    order by tenant_id, id ${dialect.limit(parameter("limit"))}`,
);

export const findReschedulingCampaigns = async (
  context: SqlContext,
  { limit }: { readonly limit: number },
): Promise<readonly CampaignRecord[]> =>
  (await context.run(statement, { limit })).map(toCampaignRecord);

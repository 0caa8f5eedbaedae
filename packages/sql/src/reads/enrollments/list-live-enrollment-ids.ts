import type { EnrollmentStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { startAfter } from "../fragments/start-after.ts";

const statement = defineStatement<
  { tenantId: string; campaignId: string; afterId: string; limit: number },
  { readonly id: string }
>(
  ({ dialect, parameter }) => sql`
    select id from ${dialect.table("enrollment")}
    where tenant_id = ${parameter("tenantId")} and campaign_id = ${parameter("campaignId")}
      and state in ('pending', 'scheduled', 'waiting') and id > ${parameter("afterId")}
    order by id ${dialect.limit(parameter("limit"))}`,
);

export const listLiveEnrollmentIds = async (
  context: SqlContext,
  { tenantId, campaignId, afterId, limit }: Parameters<EnrollmentStore["listLiveIds"]>[0],
): Promise<readonly string[]> => {
  const rows = await context.run(statement, {
    tenantId,
    campaignId,
    afterId: startAfter(afterId),
    limit,
  });
  return rows.map(({ id }) => id);
};

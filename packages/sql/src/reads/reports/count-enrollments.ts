import type { EnrollmentCount, ReportStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<
  { tenantId: string; campaignId: string },
  Pick<Database["enrollment"], "state" | "reason"> & { readonly count: number | string }
>(({ dialect, parameter }) => {
  // No reason comes first on every database: no reason is the empty text.
  const reason = dialect.textOrder(sql`coalesce(reason, '')`);
  return sql`
    select state, reason, count(*) as count from ${dialect.table("enrollment")}
    where tenant_id = ${parameter("tenantId")} and campaign_id = ${parameter("campaignId")}
    group by state, reason
    order by ${dialect.textOrder(sql.ref("state"))}, ${reason}`;
});

export const countEnrollments = async (
  context: SqlContext,
  { tenantId, campaignId }: Parameters<ReportStore["countEnrollments"]>[0],
): Promise<readonly EnrollmentCount[]> => {
  const rows = await context.run(statement, { tenantId, campaignId });
  return rows.map(({ state, reason, count }) => ({ state, reason, count: readInteger(count) }));
};

import type { EnrichmentRecord, PeopleStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toEnrichmentRecord } from "../../rows/to-enrichment-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; subjectIds: string }, Database["enrichment"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("enrichment")}
    where tenant_id = ${parameter("tenantId")} and ${dialect.isOneOf({
      column: sql.ref("subject_id"),
      values: parameter("subjectIds"),
      type: "id",
    })}
    order by subject_id, ${dialect.textOrder(sql.ref("stage"))}, ${dialect.textOrder(sql.ref("source"))}`,
);

export const findEnrichments = async (
  context: SqlContext,
  { tenantId, contactIds, companyIds }: Parameters<PeopleStore["findEnrichments"]>[0],
): Promise<readonly EnrichmentRecord[]> => {
  const subjectIds = [...contactIds, ...companyIds];
  if (subjectIds.length === 0) return [];
  const rows = await context.run(statement, { tenantId, subjectIds: JSON.stringify(subjectIds) });
  return rows.map(toEnrichmentRecord);
};

import type { CompanyRecord, PeopleStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCompanyRecord } from "../../rows/to-company-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; ids: string }, Database["company"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("company")}
    where tenant_id = ${parameter("tenantId")}
      and ${dialect.isOneOf({ column: sql.ref("id"), values: parameter("ids"), type: "id" })}
    order by id`,
);

export const findCompanies = async (
  context: SqlContext,
  { tenantId, ids }: Parameters<PeopleStore["findCompanies"]>[0],
): Promise<readonly CompanyRecord[]> => {
  if (ids.length === 0) return [];
  const rows = await context.run(statement, { tenantId, ids: JSON.stringify(ids) });
  return rows.map(toCompanyRecord);
};

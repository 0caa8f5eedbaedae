import type { CompanyRecord, PeopleStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toCompanyRecord } from "../../rows/to-company-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<
  { tenantId: string; ids: string; externalIds: string; domains: string; names: string },
  Database["company"]
>(({ dialect, parameter }) => {
  const table = dialect.table("company");
  const tenant = parameter("tenantId");
  const text = (column: string, values: "externalIds" | "domains" | "names") =>
    dialect.isOneOf({ column: sql.ref(column), values: parameter(values), type: "text" });
  return sql`
    select c.* from ${table} c where c.tenant_id = ${tenant} and c.id in (
      select id from ${table} where tenant_id = ${tenant}
        and ${dialect.isOneOf({ column: sql.ref("id"), values: parameter("ids"), type: "id" })}
      union
      select id from ${table} where tenant_id = ${tenant} and ${text("external_id", "externalIds")}
      union
      select id from ${table} where tenant_id = ${tenant} and ${text("domain", "domains")}
      union
      select id from ${table}
        where tenant_id = ${tenant} and domain is null and ${text("name", "names")}
    ) order by c.id ${dialect.forUpdate("c")}`;
});

export const lockCompanies = async (
  context: SqlContext,
  request: Parameters<PeopleStore["lockCompanies"]>[0],
): Promise<readonly CompanyRecord[]> => {
  const rows = await context.run(statement, {
    tenantId: request.tenantId,
    ids: JSON.stringify(request.ids),
    externalIds: JSON.stringify(request.externalIds),
    domains: JSON.stringify(request.domains),
    names: JSON.stringify(request.names),
  });
  return rows.map(toCompanyRecord);
};

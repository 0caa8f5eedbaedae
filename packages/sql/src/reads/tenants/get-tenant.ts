import type { TenantRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toTenantRecord } from "../../rows/to-tenant-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string }, Database["tenant"]>(
  ({ dialect, parameter }) =>
    sql`select * from ${dialect.table("tenant")} where id = ${parameter("tenantId")}`,
);

export const getTenant = async (
  context: SqlContext,
  tenantId: string,
): Promise<TenantRecord | null> => {
  const [row] = await context.run(statement, { tenantId });
  return row ? toTenantRecord(row) : null;
};

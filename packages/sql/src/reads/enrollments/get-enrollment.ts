import type { EnrollmentRecord, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toEnrollmentRecord } from "../../rows/to-enrollment-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; id: string }, Database["enrollment"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("enrollment")}
    where tenant_id = ${parameter("tenantId")} and id = ${parameter("id")}`,
);

export const getEnrollment = async (
  context: SqlContext,
  { tenantId, id }: RowKey,
): Promise<EnrollmentRecord | null> => {
  const [row] = await context.run(statement, { tenantId, id });
  return row ? toEnrollmentRecord(row) : null;
};

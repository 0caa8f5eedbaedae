import type { LeaseRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toLeaseRecord } from "../../rows/to-lease-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ id: string }, Database["lease"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("lease")} where id = ${parameter("id")} ${dialect.forUpdate()}`,
);

export const lockLease = async (
  context: SqlContext,
  leaseId: string,
): Promise<LeaseRecord | null> => {
  const [row] = await context.run(statement, { id: leaseId });
  return row ? toLeaseRecord(row) : null;
};

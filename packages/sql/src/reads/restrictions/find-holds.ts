import type { HoldRecord, RestrictionStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toHoldRecord } from "../../rows/to-hold-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; subjectIds: string }, Database["hold"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("hold")}
    where tenant_id = ${parameter("tenantId")}
      and ${dialect.isOneOf({ column: sql.ref("subject_id"), values: parameter("subjectIds"), type: "id" })}
    order by id`,
);

export const findHolds = async (
  context: SqlContext,
  { tenantId, subjectIds }: Parameters<RestrictionStore["findHolds"]>[0],
): Promise<readonly HoldRecord[]> => {
  if (subjectIds.length === 0) return [];
  const rows = await context.run(statement, { tenantId, subjectIds: JSON.stringify(subjectIds) });
  return rows.map(toHoldRecord);
};

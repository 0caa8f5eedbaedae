import type { CapacityUsed, ClaimFacts, DispatchStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { readJson } from "../../rows/read-json.ts";
import type { Database } from "../../schema/database.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { buildFacts } from "../enrollments/build-facts.ts";
import type { FactsRow } from "../enrollments/facts-row.ts";
import { toFactsOfRows } from "../enrollments/to-facts-of-rows.ts";
import { rowKeys } from "../fragments/row-keys.ts";

const keyColumns = {
  tenant_id: "id",
  scope: "text",
  period: "text",
} as const satisfies TableColumns;

const usedColumns = ["tenant_id", "scope", "period", "used"] as const;

type UsedRow = Pick<Database["capacity_bucket"], (typeof usedColumns)[number]>;

/** The facts, and what is used of the buckets in their first row. */
const statement = defineStatement<
  { keys: string; capacity: string },
  FactsRow & { readonly used: unknown }
>((tools) => {
  const { dialect, parameter } = tools;
  const used = dialect.jsonRows({
    columns: usedColumns,
    rows: sql`
      select b.tenant_id, b.scope, b.period, b.used
      from ${dialect.recordset({ rows: parameter("capacity"), columns: keyColumns, as: "k" })}
      ${dialect.lookUp({
        table: "capacity_bucket",
        as: "b",
        where: sql`b.tenant_id = k.tenant_id and b.scope = k.scope and b.period = k.period`,
      })}
      order by k.position`,
  });
  return buildFacts(tools, { used });
});

/** Without an enrollment there is nothing to take capacity for. */
export const readClaimFacts = async (
  context: SqlContext,
  { enrollments, capacity }: Parameters<DispatchStore["readClaimFacts"]>[0],
): Promise<ClaimFacts> => {
  if (enrollments.length === 0) return { facts: [], used: [] };
  const rows = await context.run(statement, {
    keys: rowKeys(enrollments),
    capacity: JSON.stringify(
      capacity.map(({ tenantId, scope, period }) => ({ tenantId, scope, period })),
    ),
  });
  const [first] = rows;
  return {
    facts: toFactsOfRows(rows),
    used: first ? readJson<readonly UsedRow[]>(first.used).map(toCapacityUsed) : [],
  };
};

const toCapacityUsed = (row: UsedRow): CapacityUsed => ({
  tenantId: row.tenant_id,
  scope: row.scope,
  period: row.period,
  used: readInteger(row.used),
});

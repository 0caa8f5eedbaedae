import type {
  ActiveDays,
  CapacityUsed,
  ClaimFacts,
  DispatchStore,
  InProgress,
} from "@outreachkit/core/plugin";
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
import { headKeyColumns } from "../fragments/head-key-columns.ts";
import { rowKeys } from "../fragments/row-keys.ts";

const keyColumns = {
  tenant_id: "id",
  scope: "text",
  period: "text",
} as const satisfies TableColumns;

const usedColumns = ["tenant_id", "scope", "period", "used"] as const;

type UsedRow = Pick<Database["capacity_bucket"], (typeof usedColumns)[number]>;

const activeColumns = {
  ...keyColumns,
  bounces_scope: "text",
  poor_bounces: "integer",
  poor_percent: "integer",
} as const satisfies TableColumns;

const daysColumns = ["tenant_id", "scope", "days"] as const;

interface DaysRow {
  readonly tenant_id: string;
  readonly scope: string;
  readonly days: number | string;
}

const progressColumns = ["tenant_id", "sender_id", "count"] as const;

interface ProgressRow {
  readonly tenant_id: string;
  readonly sender_id: string;
  readonly count: number | string;
}

/** The facts, and what is used of the buckets in their first row. */
const statement = defineStatement<
  { keys: string; capacity: string; activeDays: string; inProgress: string },
  FactsRow & {
    readonly used: unknown;
    readonly active_days: unknown;
    readonly in_progress: unknown;
  }
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
      union all
      select b.tenant_id, b.scope, b.period, b.used
      from (select distinct tenant_id from asked) as named
      cross join ${dialect.table("breaker")} w
      ${dialect.lookUp({
        table: "capacity_bucket",
        as: "b",
        where: sql`b.tenant_id = w.tenant_id and b.scope = 'half-open:' || w.scope`,
      })}
      where w.tenant_id = named.tenant_id and (w.state <> 'closed' or w.missing_sends > 0)`,
  });
  const bucket = dialect.table("capacity_bucket");
  // A period is a day, or starts with it. `~` sorts behind all that may follow.
  const active = dialect.jsonRows({
    columns: daysColumns,
    rows: sql`
      select k.tenant_id, k.scope, (
        select count(*) from (
          select d.used, (
            select coalesce(sum(p.used), 0) from ${bucket} p
            where p.tenant_id = k.tenant_id and p.scope = k.bounces_scope
              and p.period >= d.day and p.period < d.day || '~'
          ) as bounced
          from (
            select substr(b.period, 1, 10) as day, sum(b.used) as used from ${bucket} b
            where b.tenant_id = k.tenant_id and b.scope = k.scope and b.period < k.period
              and b.used > 0
            group by substr(b.period, 1, 10)
          ) as d
        ) as counted
        where bounced < k.poor_bounces or bounced * 100 <= used * k.poor_percent
      ) as days
      from ${dialect.recordset({ rows: parameter("activeDays"), columns: activeColumns, as: "k" })}`,
  });
  const progress = dialect.jsonRows({
    columns: progressColumns,
    rows: sql`
      select k.tenant_id, k.sender_id, count(e.id) as count
      from ${dialect.recordset({ rows: parameter("inProgress"), columns: headKeyColumns, as: "k" })}
      ${dialect.lookUp({
        table: "enrollment",
        as: "e",
        where: sql`e.tenant_id = k.tenant_id and e.progress_of = k.sender_id`,
      })}
      group by k.tenant_id, k.sender_id`,
  });
  return buildFacts(tools, { used, active_days: active, in_progress: progress });
});

/** Without an enrollment there is nothing to take capacity for. */
export const readClaimFacts = async (
  context: SqlContext,
  { enrollments, capacity, activeDays, inProgress }: Parameters<DispatchStore["readClaimFacts"]>[0],
): Promise<ClaimFacts> => {
  if (enrollments.length === 0) return { facts: [], used: [], activeDays: [], inProgress: [] };
  const rows = await context.run(statement, {
    keys: rowKeys(enrollments),
    capacity: JSON.stringify(
      capacity.map(({ tenantId, scope, period }) => ({ tenantId, scope, period })),
    ),
    activeDays: JSON.stringify(activeDays),
    inProgress: JSON.stringify(
      inProgress.map(({ tenantId, senderId }) => ({ tenantId, senderId })),
    ),
  });
  const [first] = rows;
  return {
    facts: toFactsOfRows(rows),
    used: first ? readJson<readonly UsedRow[]>(first.used).map(toCapacityUsed) : [],
    activeDays: first ? readJson<readonly DaysRow[]>(first.active_days).map(toActiveDays) : [],
    inProgress: first ? readJson<readonly ProgressRow[]>(first.in_progress).map(toInProgress) : [],
  };
};

const toActiveDays = ({ tenant_id, scope, days }: DaysRow): ActiveDays => ({
  tenantId: tenant_id,
  scope,
  days: readInteger(days),
});

const toInProgress = ({ tenant_id, sender_id, count }: ProgressRow): InProgress => ({
  tenantId: tenant_id,
  senderId: sender_id,
  count: readInteger(count),
});

const toCapacityUsed = (row: UsedRow): CapacityUsed => ({
  tenantId: row.tenant_id,
  scope: row.scope,
  period: row.period,
  used: readInteger(row.used),
});

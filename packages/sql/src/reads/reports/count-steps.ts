import type { ReportStore, StepCounts } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

type Counts = { readonly [Name in keyof Omit<StepCounts, "stepKey" | "kind">]: string };

/** What each count counts, over messages. Those whose generation failed are not pending. */
const ofMessages = {
  messages: "1 = 1",
  generationFailed: "generation = 'failed'",
  pending: "approval = 'pending' and generation <> 'failed'",
  approved: "approval = 'approved'",
  rejected: "approval = 'rejected'",
  expired: "approval = 'expired'",
} as const satisfies Partial<Counts>;

/** The same over deliveries. Queued and claimed ones are none of these yet. */
const ofDeliveries = {
  sent: "state = 'sent'",
  bounced: "receipt = 'bounced'",
  complained: "receipt = 'complained'",
  replied: "replied_at is not null",
  failed: "state = 'failed'",
  skipped: "state = 'skipped'",
  cancelled: "state = 'cancelled'",
  unknown: "state = 'unknown'",
  needsReview: "state = 'needs-review'",
} as const satisfies Partial<Counts>;

const counts: Counts = { ...ofMessages, ...ofDeliveries };
const names = Object.keys(counts) as readonly (keyof Counts)[];

/** Counts of one table; those of the other table are 0. */
const countedIn = (conditions: Readonly<Record<string, string>>) =>
  sql.join(
    names.map((name) => {
      const condition = conditions[name];
      return condition === undefined
        ? sql`0 as ${sql.id(name)}`
        : sql`count(case when ${sql.raw(condition)} then 1 end) as ${sql.id(name)}`;
    }),
  );

const statement = defineStatement<
  { tenantId: string; campaignId: string },
  Pick<Database["message"], "step_key" | "kind"> & Readonly<Record<keyof Counts, number | string>>
>(({ dialect, parameter }) => {
  const grouped = (table: "message" | "delivery", conditions: Readonly<Record<string, string>>) =>
    sql`select step_key, kind, ${countedIn(conditions)} from ${dialect.table(table)}
      where tenant_id = ${parameter("tenantId")} and campaign_id = ${parameter("campaignId")}
      group by step_key, kind`;
  const sums = names.map((name) => sql`sum(${sql.id(name)}) as ${sql.id(name)}`);
  return sql`
    select step_key, kind, ${sql.join(sums)} from (
      ${grouped("message", ofMessages)} union all ${grouped("delivery", ofDeliveries)}
    ) as part
    group by step_key, kind
    order by ${dialect.textOrder(sql.ref("step_key"))}, ${dialect.textOrder(sql.ref("kind"))}`;
});

export const countSteps = async (
  context: SqlContext,
  { tenantId, campaignId }: Parameters<ReportStore["countSteps"]>[0],
): Promise<readonly StepCounts[]> => {
  const rows = await context.run(statement, { tenantId, campaignId });
  return rows.map((row) => {
    const values = Object.fromEntries(names.map((name) => [name, readInteger(row[name])]));
    return { stepKey: row.step_key, kind: row.kind, ...(values as Record<keyof Counts, number>) };
  });
};

import type {
  BreakerLimits,
  BreakerRecord,
  BreakerStore,
  LockedBreaker,
  TenantRecord,
} from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { insertAbsentRows } from "../../insert/insert-absent-rows.ts";
import { readJson } from "../../rows/read-json.ts";
import { toBreakerRecord } from "../../rows/to-breaker-record.ts";
import type { Database } from "../../schema/database.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const columns = {
  tenant_id: "id",
  scope: "text",
  campaign_id: "id?",
} as const satisfies TableColumns;

const nameOf = ({ tenantId, scope }: { readonly tenantId: string; readonly scope: string }) =>
  `${tenantId} ${scope}`;

const insertAbsent = insertAbsentRows<BreakerRecord>({ table: "breaker", key: nameOf });

type Row = Database["breaker"] & {
  readonly tenant_settings: unknown;
  readonly campaign_breaker: unknown;
};

/** Locks in the order of the given rows; what is set for each is read beside it. */
const statement = defineStatement<{ keys: string }, Row>(
  ({ dialect, parameter }) => sql`
    select b.*, t.settings as tenant_settings, (
      select c.breaker from ${dialect.table("campaign")} c
      where c.tenant_id = k.tenant_id and c.id = k.campaign_id
    ) as campaign_breaker
    from ${dialect.recordset({ rows: parameter("keys"), columns, as: "k" })}
    cross join ${dialect.table("tenant")} t
    ${dialect.lookUp({
      table: "breaker",
      as: "b",
      where: sql`b.tenant_id = k.tenant_id and b.scope = k.scope`,
      lock: "update",
    })}
    where t.id = k.tenant_id
    order by k.position`,
);

/**
 * A breaker is made with the first bounce in its scope. Both statements go through the scopes in one
 * order, so that two callers cannot wait for each other in a circle.
 */
export const lockBreakers = async (
  context: SqlContext,
  requests: Parameters<BreakerStore["lock"]>[0],
): Promise<readonly LockedBreaker[]> => {
  if (requests.length === 0) return [];
  await insertAbsent(context, requests.map(toNewBreaker));
  const keys = requests
    .map(({ tenantId, scope, campaignId }) => ({ tenantId, scope, campaignId }))
    .toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  const rows = await context.run(statement, { keys: JSON.stringify(keys) });
  const locked = new Map(
    rows.map((row) => {
      const breaker = toBreakerRecord(row);
      return [nameOf(breaker), { breaker, ...limitsOf(row) }];
    }),
  );
  return requests.map((request) => locked.get(nameOf(request))!);
};

const toNewBreaker = ({
  tenantId,
  id,
  scope,
  now,
}: Parameters<BreakerStore["lock"]>[0][number]): BreakerRecord => ({
  tenantId,
  id,
  scope,
  state: "closed",
  since: 0,
  until: null,
  missingSends: 0,
  warnedAt: null,
  complaints: [],
  version: 0,
  createdAt: now,
});

const limitsOf = (row: Row): Pick<LockedBreaker, "ofTenant" | "ofCampaign"> => ({
  ofTenant: readJson<TenantRecord["settings"]>(row.tenant_settings).breakers ?? null,
  ofCampaign: readJson<BreakerLimits | null>(row.campaign_breaker),
});

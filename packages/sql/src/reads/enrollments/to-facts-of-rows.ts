import type { EnrollmentFacts, RowKey } from "@outreachkit/core/plugin";
import { readJson } from "../../rows/read-json.ts";
import { toBreakerRecord } from "../../rows/to-breaker-record.ts";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import { toSenderRecord } from "../../rows/to-sender-record.ts";
import { toTenantRecord } from "../../rows/to-tenant-record.ts";
import type { Database } from "../../schema/database.ts";
import type { FactsRow } from "./facts-row.ts";
import { toFacts } from "./to-facts.ts";

/** Of the rows of `buildFacts`, in their order. */
export const toFactsOfRows = (rows: readonly FactsRow[]): readonly EnrollmentFacts[] => {
  const [first] = rows;
  if (!first) return [];
  const shared = {
    campaigns: byKey(readJson<Database["campaign"][]>(first.campaigns).map(toCampaignRecord)),
    senders: byKey(readJson<Database["sender"][]>(first.sender_rows).map(toSenderRecord)),
    breakers: Map.groupBy(
      readJson<Database["breaker"][]>(first.breakers).map(toBreakerRecord),
      ({ tenantId }) => tenantId,
    ),
    tenants: new Map(
      readJson<Database["tenant"][]>(first.tenants).map((row) => [row.id, toTenantRecord(row)]),
    ),
  };
  const facts: EnrollmentFacts[] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    const same = before?.enrollment_id === row.enrollment_id && before.tenant_id === row.tenant_id;
    facts.push(toFacts(row, shared, same ? facts.pop() : undefined));
  }
  return facts;
};

const byKey = <Item extends RowKey>(records: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(records.map((record) => [`${record.tenantId} ${record.id}`, record]));

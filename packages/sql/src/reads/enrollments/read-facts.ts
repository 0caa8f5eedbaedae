import type { EnrollmentFacts, RowKey } from "@outreachkit/core/plugin";
import { readJson } from "../../rows/read-json.ts";
import { toCampaignRecord } from "../../rows/to-campaign-record.ts";
import { toSenderRecord } from "../../rows/to-sender-record.ts";
import { toTenantRecord } from "../../rows/to-tenant-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeys } from "../fragments/row-keys.ts";
import { factsStatement } from "./facts-statement.ts";
import { toFacts } from "./to-facts.ts";

/** Holds are given as they stand: the caller compares `until` with its own now. */
export const readFacts = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly EnrollmentFacts[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(factsStatement, { keys: rowKeys(keys) });
  const [first] = rows;
  if (!first) return [];
  const shared = {
    campaigns: byKey(readJson<Database["campaign"][]>(first.campaigns).map(toCampaignRecord)),
    senders: byKey(readJson<Database["sender"][]>(first.senders).map(toSenderRecord)),
    tenants: new Map(
      readJson<Database["tenant"][]>(first.tenants).map((row) => [row.id, toTenantRecord(row)]),
    ),
  };
  // Of several messages of a step, the latest.
  return rows
    .filter((row, index) => {
      const next = rows[index + 1];
      return next?.enrollment_id !== row.enrollment_id || next.tenant_id !== row.tenant_id;
    })
    .map((row) => toFacts(row, shared));
};

const byKey = <Item extends RowKey>(records: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(records.map((record) => [`${record.tenantId} ${record.id}`, record]));

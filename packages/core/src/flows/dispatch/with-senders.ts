import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import { engineQueueId } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { VersionOf } from "../campaigns/create-version-cache.ts";

/**
 * Puts a sender beside enrollments at steps that none carries, where the campaign goes by the
 * sender's zone: what follows such a step is planned in it. One statement, and only for those.
 */
export async function withSenders(
  session: StoreSession,
  facts: readonly EnrollmentFacts[],
  versionOf: VersionOf,
): Promise<readonly EnrollmentFacts[]> {
  const needs = (row: EnrollmentFacts) =>
    row.enrollment.senderId === engineQueueId &&
    versionOf(row)?.schedule.rule.useSenderZone === true;
  const asking = facts.filter(needs);
  if (asking.length === 0) return facts;
  const zoned = new Map<string, EnrollmentFacts["sender"]>();
  for (const [tenantId, rows] of Map.groupBy(asking, ({ tenant }) => tenant.id)) {
    const ids = [...new Set(rows.flatMap(({ enrollment }) => Object.values(enrollment.senders)))];
    const senders = await session.tenants.findSenders({ tenantId, ids, externalIds: [] });
    for (const { enrollment } of rows) {
      const [first] = Object.values(enrollment.senders);
      zoned.set(enrollment.id, senders.find(({ id }) => id === first) ?? null);
    }
  }
  return facts.map((row) =>
    needs(row) ? { ...row, sender: zoned.get(row.enrollment.id) ?? null } : row,
  );
}

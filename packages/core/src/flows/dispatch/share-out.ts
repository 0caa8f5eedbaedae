import type { HeadKey } from "../../contracts/store/keys.ts";

/** Most that a queue is asked for beyond an even share of the look: what is asked for is read. */
const MOST_SHARES = 8;

/**
 * How many to ask each queue for, so that the tenants of a look share it evenly, and each tenant's part
 * is shared by its queues; one at least. Together it may be up to twice `limit`: what a small tenant
 * does not need, others fill, and `takeInTurn` cuts the rest off.
 */
export function shareOut<Head extends HeadKey>(
  heads: readonly Head[],
  limit: number,
): (head: Head) => number {
  const queues = new Map<string, number>();
  for (const { tenantId } of heads) queues.set(tenantId, (queues.get(tenantId) ?? 0) + 1);
  const part = Math.ceil(limit / Math.max(1, queues.size));
  const most = Math.ceil(limit / Math.max(1, heads.length)) * MOST_SHARES;
  return ({ tenantId }) => Math.min(most, Math.ceil(part / (queues.get(tenantId) ?? 1)));
}

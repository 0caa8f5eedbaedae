import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { WriteConflictError } from "../../model/errors/write-conflict-error.ts";
import type { Engine } from "../engine.ts";
import { enrollmentKeyOf } from "../dispatch/enrollment-key-of.ts";
import { noOpenMessages, readOpenMessages } from "../dispatch/read-open-messages.ts";
import type { SettleContext } from "../dispatch/settle-context.ts";

export interface OperationContext extends SettleContext {
  /** All deliveries of the enrollment. */
  readonly deliveries: readonly DeliveryRecord[];
}

/**
 * Locks these deliveries behind their enrollments, and reads what deciding on them needs, by delivery
 * id. A delivery that got another lease since it was read belongs to other facts: a conflict.
 */
export async function lockForOperation(
  engine: Engine,
  session: StoreSession,
  found: readonly DeliveryRecord[],
): Promise<ReadonlyMap<string, OperationContext>> {
  const keys = found.map(enrollmentKeyOf);
  await session.enrollments.lock(keys);
  const deliveries = await session.dispatch.lockDeliveries(found);
  const fences = new Map(found.map(({ id, fence }) => [id, fence]));
  const same = deliveries.filter(({ id, fence }) => fences.get(id) === fence).length;
  if (same < found.length)
    throw new WriteConflictError({ part: "deliveries.lock", asked: found.length, took: same });
  const facts = await session.enrollments.readFacts(keys);
  const factsById = new Map(facts.map((row) => [row.enrollment.id, row]));
  const versionOf = await engine.versions.loadFor(session, facts);
  const openMessages = await readOpenMessages(session, keys);
  const all = await session.messages.findDeliveriesOfEnrollments(keys);
  const deliveriesOf = Map.groupBy(all, ({ enrollmentId }) => enrollmentId);
  return new Map(
    deliveries.flatMap((delivery): [string, OperationContext][] => {
      const row = factsById.get(delivery.enrollmentId);
      const version = row && versionOf(row);
      if (!row || !version) return [];
      const open = openMessages.get(row.enrollment.id) ?? noOpenMessages;
      const own = deliveriesOf.get(row.enrollment.id) ?? [];
      return [[delivery.id, { facts: row, delivery, version, open, deliveries: own }]];
    }),
  );
}

import { systemActor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { enrollmentKeyOf } from "./enrollment-key-of.ts";
import { noOpenMessages } from "./read-open-messages.ts";
import { settleDelivery } from "./settle-delivery.ts";

const LEASES_PER_RUN = 20;

/**
 * Leases that ended without a settlement: their worker died, or sleeps. What it had claimed may have
 * been accepted, so it becomes unknown and is cleared up at once; what was already unknown goes back
 * to recovery. The count of leases taken.
 */
export async function recoverLeases(engine: Engine): Promise<number> {
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const leases = await session.dispatch.lockExpiredLeases({ now, limit: LEASES_PER_RUN });
    if (leases.length === 0) return 0;
    const leased = leases.flatMap((lease) => lease.deliveries);
    const keys = leased.map(enrollmentKeyOf);
    await session.enrollments.lock(keys);
    const deliveries = await session.dispatch.lockDeliveries(leased);
    const facts = await session.enrollments.readFacts(keys);
    const versionOf = await engine.versions.loadFor(session, facts);
    const factsById = new Map(facts.map((row) => [row.enrollment.id, row]));
    const leaseIds = new Set(leases.map(({ id }) => id));
    const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
    for (const delivery of deliveries) {
      if (delivery.leaseId === null || !leaseIds.has(delivery.leaseId)) continue;
      const row = factsById.get(delivery.enrollmentId);
      const version = row && versionOf(row);
      if (!row || !version) continue;
      settleDelivery(changes, {
        context: { facts: row, delivery, version, open: noOpenMessages },
        outcome: { outcome: "uncertain", code: "lease-ended" },
        fence: delivery.fence,
        recoverAt: now,
      });
    }
    changes.deletes.leaseIds.push(...leaseIds);
    await commitChanges(session, changes);
    engine.logger.log("warn", "Leases ended without a settlement; their deliveries are unknown.", {
      event: "leases-ended",
      leases: leases.length,
      deliveries: deliveries.length,
    });
    return leases.length;
  });
}

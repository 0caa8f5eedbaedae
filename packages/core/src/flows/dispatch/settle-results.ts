import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { SettleLocks } from "../../contracts/store/dispatch-store.ts";
import type { RowKey } from "../../contracts/store/keys.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { SuppressionRecord } from "../../contracts/store/records/suppression-record.ts";
import { systemActor } from "../../model/actor.ts";
import { followingStep } from "../../model/following-step.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { VersionOf } from "../campaigns/create-version-cache.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { awaitTripped } from "../breakers/await-tripped.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { stopSuppressed } from "../enrollments/stop-suppressed.ts";
import type { Engine } from "../engine.ts";
import { enrollmentKeyOf } from "./enrollment-key-of.ts";
import { fallbackOf } from "./fallback-of.ts";
import { leasedOf } from "./leased-of.ts";
import { mayComplete } from "./may-complete.ts";
import { noOpenMessages, readOpenMessages } from "./read-open-messages.ts";
import type { SendResult } from "./send-batch.ts";
import { settleDelivery } from "./settle-delivery.ts";

export interface Settlement {
  readonly leaseId: string;
  readonly results: readonly SendResult[];
  /**
   * What the claim read, to save reading it again: only the enrollment and the delivery can have
   * changed in a way that matters, and both are read under their locks. A write that meets a newer
   * row fails, and everything is read anew.
   */
  readonly facts?: ReadonlyMap<string, EnrollmentFacts>;
}

/**
 * Records what the provider said of a batch: one transaction, whole or not at all. True when a
 * campaign that nobody may join may be complete with it.
 */
export async function settleResults(engine: Engine, settlement: Settlement): Promise<boolean> {
  let known = settlement.facts;
  const settled = await retryOnConflict(async () => {
    const facts = known;
    known = undefined;
    return await settleOnce(engine, settlement, facts);
  });
  for (const { tenantId, value } of settled.suppressed) {
    if (value !== null) await stopOthers(engine, tenantId, value);
  }
  await awaitTripped(engine, settled.tripped);
  return settled.mayComplete;
}

/**
 * A refused recipient may stand in other campaigns too. In a transaction of its own: the settlement
 * holds locks that come after theirs. If it is lost, nothing of them can be claimed all the same.
 */
async function stopOthers(engine: Engine, tenantId: string, emailKey: string): Promise<void> {
  const now = await engine.clock.now();
  await engine.store.transaction(async (session) => {
    const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
    await stopSuppressed(session, changes, { tenantId, emailKeys: [emailKey] });
    await commitChanges(session, changes);
  });
}

async function settleOnce(
  engine: Engine,
  { leaseId, results }: Settlement,
  known: ReadonlyMap<string, EnrollmentFacts> | undefined,
): Promise<{
  readonly mayComplete: boolean;
  readonly suppressed: readonly Pick<SuppressionRecord, "tenantId" | "value">[];
  readonly tripped: readonly BreakerScopeKey[];
}> {
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const claimed = results.map(({ delivery }) => delivery);
    const locks = await session.dispatch.lockForSettle({
      leaseId,
      deliveries: leasedOf(claimed),
    });
    const { current: byId, changed } = await readLocked(session, { claimed, locks });
    // Whoever changed a delivery since the claim may have changed what goes with it.
    const facts = await readFacts(session, { locks, known: changed ? undefined : known });
    const others = await readOthers(session, byId);
    const versionOf = await engine.versions.loadFor(session, facts);
    const openMessages = await readOpenMessages(session, endingKeys(facts, versionOf, results));
    const factsById = new Map(facts.map((row) => [row.enrollment.id, row]));
    const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
    for (const { delivery: sent, outcome } of results) {
      const delivery = byId.get(sent.id);
      const row = factsById.get(sent.enrollmentId);
      const version = row && versionOf(row);
      if (!delivery || !row || !version) continue;
      const open = openMessages.get(row.enrollment.id) ?? noOpenMessages;
      const context = {
        facts: row,
        delivery,
        version,
        open,
        fallback: fallbackOf(engine, row, version),
        others: others(delivery),
      };
      settleDelivery(changes, { context, outcome, fence: sent.fence });
    }
    changes.deletes.leaseIds.push(leaseId);
    const tripped = await commitChanges(session, changes);
    const suppressed = changes.suppressions;
    return { mayComplete: mayComplete(changes, factsById), suppressed, tripped };
  });
}

/** The deliveries as they are: what the claim wrote, or read anew where somebody changed it since. */
async function readLocked(
  session: StoreSession,
  options: { readonly claimed: readonly DeliveryRecord[]; readonly locks: readonly SettleLocks[] },
): Promise<{
  readonly current: ReadonlyMap<string, DeliveryRecord>;
  readonly changed: boolean;
}> {
  const { claimed, locks } = options;
  const locksById = new Map(locks.map((lock) => [lock.deliveryId, lock]));
  const current = new Map<string, DeliveryRecord>();
  const changed: DeliveryRecord[] = [];
  for (const delivery of claimed) {
    const lock = locksById.get(delivery.id);
    if (!lock) continue;
    const same = lock.version === delivery.version && lock.fence === delivery.fence;
    if (same) current.set(delivery.id, { ...delivery, repliedAt: lock.repliedAt });
    else changed.push(delivery);
  }
  for (const delivery of await session.dispatch.lockDeliveries(changed)) {
    current.set(delivery.id, delivery);
  }
  return { current, changed: changed.length > 0 };
}

/** A delivery that was closed since may have successors. Nothing is read for any other. */
async function readOthers(
  session: StoreSession,
  deliveries: ReadonlyMap<string, DeliveryRecord>,
): Promise<(delivery: DeliveryRecord) => readonly DeliveryRecord[]> {
  const closed = [...deliveries.values()].filter(({ slot }) => slot > 0);
  const all = await session.messages.findDeliveriesOfEnrollments(closed.map(enrollmentKeyOf));
  return ({ id, enrollmentId, stepKey, slot }) =>
    slot === 0
      ? []
      : all.filter(
          (other) =>
            other.enrollmentId === enrollmentId && other.stepKey === stepKey && other.id !== id,
        );
}

/** The enrollments as they are locked, with what the claim read of the rest or what is so now. */
async function readFacts(
  session: StoreSession,
  options: {
    readonly locks: readonly SettleLocks[];
    readonly known: ReadonlyMap<string, EnrollmentFacts> | undefined;
  },
): Promise<readonly EnrollmentFacts[]> {
  const { locks, known } = options;
  const enrollments = [
    ...new Map(locks.map(({ enrollment }) => [enrollment.id, enrollment])).values(),
  ];
  if (!known) return await session.enrollments.readFacts(enrollments);
  return enrollments.flatMap((enrollment) => {
    const row = known.get(enrollment.id);
    return row ? [{ ...row, enrollment }] : [];
  });
}

/** Enrollments that this settlement may complete or stop: their other messages then need an end. */
function endingKeys(
  facts: readonly EnrollmentFacts[],
  versionOf: VersionOf,
  results: readonly SendResult[],
): readonly RowKey[] {
  const outcomes = new Map(
    results.map(({ delivery, outcome }) => [delivery.enrollmentId, outcome.outcome]),
  );
  return facts
    .filter((row) => {
      const outcome = outcomes.get(row.enrollment.id);
      const last = endsWith(versionOf(row), row.enrollment.stepKey);
      return outcome === "rejected" || outcome === "deferred" || (outcome === "sent" && last);
    })
    .map(({ enrollment }) => enrollment);
}

/** Whether the sequence is done once this step is. */
function endsWith(version: CompiledVersion | undefined, stepKey: string | null): boolean {
  const step = stepKey === null ? undefined : version?.stepsByKey.get(stepKey);
  return version !== undefined && step !== undefined && followingStep(version.steps, step) === null;
}

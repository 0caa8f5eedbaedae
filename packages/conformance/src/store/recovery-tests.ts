import assert from "node:assert/strict";
import type { LeaseRecord, StoreSession } from "@outreachkit/core/plugin";
import { assertConflict } from "./assert-conflict.ts";
import { attemptApply } from "./attempt-apply.ts";
import { claimEnrollments } from "./claim-enrollments.ts";
import { countRows } from "./count-rows.ts";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const { until } = buildLease();
const enrollments = [1, 2, 3].map((number) => buildEnrollment(number));

export const recoveryTests = {
  "gives a batch back whose worker died between claim and settle": async (subject) => {
    await fillQueue(subject.store, enrollments);
    const claimed = await claimEnrollments(subject.store, { number: 1 });
    assert.equal(claimed.length, enrollments.length);
    // The worker is gone. Another finds its lease once it has ended, not before.
    const other = subject.second();
    const expired = (now: number) =>
      other.transaction(({ dispatch }) => dispatch.lockExpiredLeases({ now, limit: 10 }));
    assert.deepEqual(await expired(until - 1), []);
    const [lease] = await expired(until + 1);
    assert.ok(lease);
    assert.deepEqual({ ...lease, deliveries: [] }, buildLease(1));
    const left = await other.transaction(({ dispatch }) =>
      dispatch.lockDeliveries(lease.deliveries),
    );
    assert.deepEqual(
      left.map(({ enrollmentId, state }) => [enrollmentId, state]),
      claimed.map((id) => [id, "claimed"]),
    );

    const lost = left.map((row) => ({
      row: { ...row, state: "unknown", leaseId: null, fence: row.fence + 1, version: 2 } as const,
      fromVersion: 1,
      fromFence: row.fence,
    }));
    const recover = { leases: { deleteIds: [testId("lease")] }, deliveries: { update: lost } };
    assert.equal(await attemptApply(other, recover), null);
    assert.deepEqual(await expired(until + 1), []);
    // The worker was only slow: what it says under its old token no longer counts.
    const late = left.map((row) => ({
      row: { ...row, state: "queued", version: 2 } as const,
      fromVersion: 1,
      fromFence: row.fence,
    }));
    await assertConflict(subject.store, "deliveries.update", { deliveries: { update: late } });
    assert.equal(await countRows(subject, "delivery", "state = 'unknown'"), claimed.length);
  },

  "leaves no trace of a claim that dies before it commits": async (subject) => {
    await fillQueue(subject.store, enrollments);
    const attempt = subject.store.transaction(async (session) => {
      const row = { ...enrollments[0]!, deliveryId: testId("delivery"), version: 2 };
      await session.apply({
        leases: { insert: [buildLease()] },
        deliveries: { insert: [buildDelivery()] },
        enrollments: { update: [{ row, fromVersion: 1 }] },
      });
      throw new Error("crash");
    });
    await assert.rejects(attempt, { message: "crash" });
    assert.equal(await countRows(subject, "lease"), 0);
    assert.equal(await countRows(subject, "delivery"), 0);
    assert.equal((await claimEnrollments(subject.second(), { number: 2 })).length, 3);
  },

  "locks ended leases by id, at most as many as asked": async ({ store }) => {
    const leases = [3, 1, 2, 4].map((number) =>
      buildLease(number, { until: number === 4 ? testTime + 1 : testTime - number }),
    );
    await fillStore(store, { leases: { insert: leases } });
    const lock = (limit: number) =>
      store.transaction(({ dispatch }) => dispatch.lockExpiredLeases({ now: testTime, limit }));
    const ended = [1, 2, 3].map((number) => testId("lease", number));
    assert.deepEqual(idsOf(await lock(10)), ended);
    assert.deepEqual(idsOf(await lock(2)), ended.slice(0, 2));
  },

  "renews a lease of its own worker that has not ended, and no other": async ({ store }) => {
    const lease = buildLease();
    await fillStore(store, { leases: { insert: [lease] } });
    const renew = (change: Partial<Parameters<StoreSession["dispatch"]["renewLease"]>[0]> = {}) =>
      store.transaction(({ dispatch }) =>
        dispatch.renewLease({
          leaseId: lease.id,
          worker: lease.worker,
          now: until - 1,
          until: until + 100,
          ...change,
        }),
      );
    assert.equal(await renew({ worker: "another" }), false);
    assert.equal(await renew({ leaseId: testId("lease", 2) }), false);
    assert.equal(await renew({ now: until }), false);
    assert.equal(await renew(), true);
    const expired = (now: number) =>
      store.transaction(({ dispatch }) => dispatch.lockExpiredLeases({ now, limit: 10 }));
    assert.deepEqual(await expired(until + 99), []);
    assert.deepEqual(idsOf(await expired(until + 100)), [lease.id]);
  },

  "locks a batch for its settlement and gives versions, fences and enrollments": async (
    subject,
  ) => {
    await fillQueue(subject.store, enrollments);
    await claimEnrollments(subject.store, { number: 1 });
    const [lease] = await subject.store.transaction(({ dispatch }) =>
      dispatch.lockExpiredLeases({ now: until, limit: 1 }),
    );
    assert.ok(lease);
    const lock = (deliveries: LeaseRecord["deliveries"], leaseId = lease.id) =>
      subject.store.transaction(({ dispatch }) => dispatch.lockForSettle({ leaseId, deliveries }));
    const locks = await lock(lease.deliveries);
    assert.deepEqual(
      locks.map(({ version, fence, repliedAt }) => ({ version, fence, repliedAt })),
      locks.map(() => ({ version: 1, fence: 5, repliedAt: null })),
    );
    assert.deepEqual(
      locks.map(({ deliveryId, enrollment }) => [deliveryId, enrollment.id, enrollment.deliveryId]),
      lease.deliveries.map(({ id, enrollmentId }) => [id, enrollmentId, id]),
    );
    // A lease that recovery took is no reason to leave an answer unsettled.
    const [first] = lease.deliveries;
    assert.equal((await lock([first!], testId("lease", 9))).length, 1);
    assert.deepEqual(await lock([{ ...first!, id: testId("delivery", 99) }]), []);
    assert.deepEqual(await lock([]), []);
  },

  "recovers an ended lease once, whoever tries at once": async (subject) => {
    await fillStore(subject.store, { leases: { insert: [buildLease()] } });
    const recovered = await runTogether(subject, 8, (store) =>
      store.transaction(async ({ dispatch, apply }) => {
        const leases = await dispatch.lockExpiredLeases({ now: until + 1, limit: 5 });
        await apply({ leases: { deleteIds: idsOf(leases) } });
        return leases.length;
      }),
    );
    assert.equal(
      recovered.reduce((sum, count) => sum + count, 0),
      1,
    );
  },

  "finds unknown deliveries whose recovery is due, with their whole request": async ({ store }) => {
    const unknown = { state: "unknown", leaseId: null, uncertainSince: 1 } as const;
    const b = { ...unknown, requestKey: "b", retryAt: 200 };
    const rows = [
      buildDelivery(1, { ...b, requestPosition: 2 }),
      buildDelivery(2, { ...b, requestPosition: 1, state: "sent", retryAt: null }),
      buildDelivery(3, { ...unknown, requestKey: "a", retryAt: 100 }),
      buildDelivery(4, { ...unknown, requestKey: "later", retryAt: 301 }),
      buildDelivery(5, { ...unknown, requestKey: "leased", retryAt: 1, leaseId: testId("lease") }),
      buildDelivery(6, { state: "queued", requestKey: "queued", retryAt: 1, leaseId: null }),
      buildDelivery(7, { ...unknown, requestKey: "never", retryAt: null }),
      // Another tenant's request under the same key is another request.
      buildDelivery(8, {
        ...unknown,
        requestKey: "a",
        retryAt: 400,
        tenantId: testId("tenant", 2),
      }),
    ];
    await fillStore(store, { deliveries: { insert: rows } });
    const find = (limit: number) =>
      store.read(({ dispatch }) => dispatch.findRecoverable({ now: 300, limit }));
    assert.deepEqual(await find(10), [rows[2], rows[1], rows[0]]);
    assert.deepEqual(await find(1), [rows[2]]);
  },

  "finds an unknown delivery no more once it is settled": async ({ store }) => {
    const unknown = buildDelivery(1, { state: "unknown", leaseId: null, retryAt: 5 });
    await fillStore(store, { deliveries: { insert: [unknown] } });
    const find = () => store.read(({ dispatch }) => dispatch.findRecoverable({ now: 9, limit: 5 }));
    assert.deepEqual(await find(), [unknown]);
    const row = { ...unknown, state: "sent", retryAt: null, version: 2 } as const;
    const update = [{ row, fromVersion: 1, fromFence: unknown.fence }];
    await fillStore(store, { deliveries: { update } });
    assert.deepEqual(await find(), []);
    assert.equal(await store.read(({ queue }) => queue.nextDueAt({ now: 1 })), null);
  },
} as const satisfies StoreTests;

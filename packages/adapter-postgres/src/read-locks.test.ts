import { engineQueueId, type Store } from "@outreachkit/core/plugin";
import {
  fillStore,
  foldAll,
  sampleId,
  sampleRecords as sample,
} from "@outreachkit/sql/test-support";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { createPostgresStore } from "./create-postgres-store.ts";

const { tenantId, senderId, campaignId } = sample;
const head = { tenantId, senderId };
const engine = { tenantId, senderId: engineQueueId };

let pool: pg.Pool;
let store: Store;

beforeAll(() => {
  pool = new pg.Pool({ connectionString: inject("postgresUrl") });
});

beforeEach(async () => {
  await pool.query("drop schema if exists read_locks cascade");
  store = createPostgresStore({ pool, schema: "read_locks", now: () => 0 });
  await store.migrate();
  await fillStore(store, {
    tenant: [sample.tenant()],
    sender: [sample.sender()],
    campaign: [sample.campaign()],
    contact: [11, 12].map((number) => sample.contact(number)),
    enrollment: [sample.enrollment(11), sample.enrollment(12)],
  });
});

afterEach(() => store.close());
afterAll(async () => {
  await pool.query("drop schema if exists read_locks cascade");
  await pool.end();
});

const hint = (dueAt: number, senderOf = senderId) => ({
  hints: { insert: [{ tenantId, senderId: senderOf, campaignId, dueAt, free: false }] },
});

const claim = (version = 1) =>
  store.transaction(({ dispatch }) =>
    dispatch.lockForClaim({
      heads: [{ ...head, version }],
      candidates: [11, 12].map((number) => ({
        ...head,
        enrollmentId: sample.enrollment(number).id,
      })),
    }),
  );

test("a claim skips a head that another claim holds, without waiting for it", async () => {
  await store.transaction(async ({ dispatch }) => {
    const mine = await dispatch.lockForClaim({ heads: [{ ...head, version: 1 }], candidates: [] });
    expect(mine.heads).toHaveLength(1);
    expect(await claim()).toEqual({ heads: [], enrollments: [] });
  });
  expect((await claim()).enrollments).toHaveLength(2);
});

test("a claim skips an enrollment that a signal holds, and keeps the others", async () => {
  await store.transaction(async ({ enrollments }) => {
    await enrollments.lock([sample.enrollment(11)]);
    const locks = await claim();
    expect(locks.heads).toHaveLength(1);
    expect(locks.enrollments).toEqual([{ tenantId, id: sample.enrollment(12).id }]);
  });
});

test("of many claims at once exactly one gets the head, and nobody both of a claimed enrollment", async () => {
  const claims = await Promise.all(
    Array.from({ length: 8 }, () =>
      store.transaction(async ({ dispatch, apply }) => {
        const locks = await dispatch.lockForClaim({
          heads: [{ ...head, version: 1 }],
          candidates: [{ ...head, enrollmentId: sample.enrollment(11).id }],
        });
        if (locks.heads.length === 0) return 0;
        await apply({
          heads: {
            update: [
              {
                ...head,
                fromVersion: 1,
                gapUntil: 0,
                nextFreeAt: 0,
                blockedBy: null,
                handledIds: [],
                handledDueAt: null,
                turnAt: 0,
              },
            ],
          },
        });
        return locks.enrollments.length;
      }),
    ),
  );
  expect(claims.filter((count) => count > 0)).toEqual([1]);
});

test("a claim sees that an enrollment was claimed while its statement waited to start", async () => {
  const claimed = sample.enrollment(11, { deliveryId: sampleId(77), version: 2 });
  await fillStore(store, { enrollments: { update: [{ row: claimed, fromVersion: 1 }] } });
  expect((await claim()).enrollments).toEqual([{ tenantId, id: sample.enrollment(12).id }]);
});

test("a fold takes the heads that others do not hold, and leaves the hints of those it skips", async () => {
  await fillStore(store, hint(100));
  await fillStore(store, hint(100, engineQueueId));
  await store.transaction(async ({ queue }) => {
    expect(await queue.lockHintedHeads({ limit: 1 })).toEqual([engine]);
    expect(await foldAll(store)).toEqual([head]);
    await queue.foldHints([engine]);
  });
  expect(await foldAll(store)).toEqual([]);
});

test("a hint that commits between the lock and the fold is folded, one after it is kept", async () => {
  await fillStore(store, hint(300));
  await store.transaction(async ({ queue }) => {
    const heads = await queue.lockHintedHeads({ limit: 10 });
    await fillStore(store, hint(200));
    await queue.foldHints(heads);
    await fillStore(store, hint(100));
  });
  const nextDue = async () =>
    (await store.read(({ enrollments }) => enrollments.readHead(head)))!.nextDueAt;
  expect(await nextDue()).toBe(200);
  expect(await store.read(({ queue }) => queue.nextDueAt({ now: 0 }))).toBe(100);
  await foldAll(store);
  expect(await nextDue()).toBe(100);
});

test("under racing producers and folds no enrollment is due before its head or a hint", async () => {
  let producing = true;
  const produce = async (lane: number) => {
    for (let due = 5000; due > 4900; due--) await fillStore(store, hint(due - lane));
  };
  const fold = async () => {
    while (producing) await foldAll(store);
  };
  const folding = [fold(), fold(), fold()];
  await Promise.all([produce(0), produce(1), produce(2), produce(3)]);
  producing = false;
  await Promise.all(folding);
  await foldAll(store);
  const after = await store.read(({ enrollments }) => enrollments.readHead(head));
  expect(after!.nextDueAt).toBe(4898);
});

test("an expired lease is recovered by one worker at a time", async () => {
  const leases = [71, 72].map((number) => ({
    id: sampleId(number),
    worker: "w",
    until: 1,
    createdAt: 0,
    deliveries: [],
  }));
  await fillStore(store, { leases: { insert: leases } });
  await store.transaction(async ({ dispatch }) => {
    expect(await dispatch.lockExpiredLeases({ now: 5, limit: 1 })).toEqual([leases[0]]);
    const others = await store.transaction((session) =>
      session.dispatch.lockExpiredLeases({ now: 5, limit: 10 }),
    );
    expect(others).toEqual([leases[1]]);
  });
});

import assert from "node:assert/strict";
import { attemptApply } from "./attempt-apply.ts";
import { countRows } from "./count-rows.ts";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { readHead } from "./read-head.ts";
import { startWhileHeld } from "./start-while-held.ts";
import type { StoreTests } from "./store-test.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const first = buildEnrollment(1);
const second = buildEnrollment(2);
const bucket = { tenantId, scope: "sender:1", period: "2026-03-02" } as const;

/** Two transactions that are open at once. A database with one writer at a time skips the group. */
export const overlapTests = {
  "sees nothing that is not committed": async (subject) => {
    await subject.store.transaction(async ({ enrollments }) => {
      await enrollments.insert([first]);
      const read = await subject.second().read((session) => session.enrollments.get(first));
      assert.equal(read, null);
    });
    assert.equal(await countRows(subject, "enrollment"), 1);
  },

  "folds a hint that came after the lock, and keeps one that comes after the fold": async (
    subject,
  ) => {
    const hint = (dueAt: number) =>
      fillStore(subject.second(), { hints: { insert: [buildHint({ dueAt })] } });
    await fillQueue(subject.store, [buildEnrollment(1, { dueAt: 900 })]);
    await hint(500);
    await subject.store.transaction(async ({ queue }) => {
      const heads = await queue.lockHintedHeads({ limit: 10 });
      await hint(400);
      await queue.foldHints(heads);
      await hint(300);
    });
    assert.equal((await readHead(subject.store)).nextDueAt, 400);
    await foldHints(subject.store);
    assert.equal((await readHead(subject.store)).nextDueAt, 300);
  },

  "waits for a claim that had begun, and counts what it took": async (subject) => {
    await fillQueue(subject.store, [first, second]);
    const { version } = await readHead(subject.store);
    const counted = await startWhileHeld(subject, {
      hold: async ({ dispatch, apply }) => {
        const { heads } = await dispatch.lockForClaim({
          heads: [{ tenantId, senderId: first.senderId, version }],
          candidates: [],
        });
        assert.equal(heads.length, 1);
        const row = { ...first, deliveryId: testId("delivery") };
        await apply({ enrollments: { update: [{ row, fromVersion: 1 }] } });
      },
      meanwhile: (store) =>
        store.transaction(({ dispatch }) =>
          dispatch.awaitClaims({ tenantId, senderIds: [first.senderId], now: testTime }),
        ),
    });
    assert.deepEqual(counted, [{ senderId: first.senderId, claimed: 1 }]);
  },

  "waits for a lock and then gives the row as it became": async (subject) => {
    await fillQueue(subject.store, [first]);
    const row = { ...first, signal: 9, version: 2 };
    const waited = await startWhileHeld(subject, {
      hold: async ({ enrollments, apply }) => {
        await enrollments.lock([first]);
        await apply({ enrollments: { update: [{ row, fromVersion: 1 }] } });
      },
      meanwhile: (store) => store.transaction(({ enrollments }) => enrollments.lock([first])),
    });
    assert.deepEqual(waited, [row]);
  },

  "locks no enrollment as live that stopped while it waited": async (subject) => {
    await fillQueue(subject.store, [first, second]);
    const row = { ...first, state: "stopped", reason: "replied", dueAt: null, version: 2 } as const;
    const contactIds = [first.contactId, second.contactId];
    const waited = await startWhileHeld(subject, {
      hold: ({ apply }) => apply({ enrollments: { update: [{ row, fromVersion: 1 }] } }),
      meanwhile: (store) =>
        store.transaction(({ enrollments }) =>
          enrollments.lockLiveOfContacts({ tenantId, contactIds }),
        ),
    });
    assert.deepEqual(waited, [second]);
  },

  "tells a pair as taken that another transaction was just taking": async (subject) => {
    const twin = buildEnrollment(3, { contactId: first.contactId });
    const inserted = await startWhileHeld(subject, {
      hold: ({ enrollments }) => enrollments.insert([first]),
      meanwhile: (store) =>
        store.transaction(({ enrollments }) => enrollments.insert([twin, second])),
    });
    assert.deepEqual([...inserted], [second.id]);
  },

  "refuses a write that waited for one that won": async (subject) => {
    await fillQueue(subject.store, [first]);
    const update = (signal: number) => ({
      enrollments: { update: [{ row: { ...first, signal, version: 2 }, fromVersion: 1 }] },
    });
    const conflict = await startWhileHeld(subject, {
      hold: ({ apply }) => apply(update(1)),
      meanwhile: (store) => attemptApply(store, update(2)),
    });
    assert.equal(conflict?.part, "enrollments.update");
  },

  "holds a cap against a transaction that took first and commits later": async (subject) => {
    const take = { capacity: [{ ...bucket, count: 3, cap: 5 }] };
    const conflict = await startWhileHeld(subject, {
      hold: ({ apply }) => apply(take),
      meanwhile: (store) => attemptApply(store, take),
    });
    assert.equal(conflict?.part, "capacity");
    const read = await subject.store.read(({ dispatch }) => dispatch.readCapacity([bucket]));
    assert.deepEqual(read, [{ ...bucket, used: 3 }]);
  },
} as const satisfies StoreTests;

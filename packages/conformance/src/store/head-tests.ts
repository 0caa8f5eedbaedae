import assert from "node:assert/strict";
import type { EnrollmentRecord, HeadUpdate, Store } from "@outreachkit/core/plugin";
import { assertConflict } from "./assert-conflict.ts";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { testId } from "./test-data/test-id.ts";

const update = async (store: Store, part: Partial<HeadUpdate> = {}) => {
  const { version } = await readHead(store);
  await fillStore(store, { heads: { update: [buildHeadUpdate(version, part)] } });
  return (await readHead(store)).nextDueAt;
};

const setEnrollment = (store: Store, row: EnrollmentRecord) =>
  fillStore(store, {
    enrollments: { update: [{ row: { ...row, version: 2 }, fromVersion: row.version }] },
  });

const idOf = (number: number) => testId("enrollment", number);

/** Who holds a head may make it later: the store computes how late. */
export const headTests = {
  "writes what the update says, and the next version": async ({ store }) => {
    await fillQueue(store, [buildEnrollment(1, { dueAt: 100 })]);
    const before = await readHead(store);
    const part = { gapUntil: 40, nextFreeAt: 60, blockedBy: "sender-cap" };
    await update(store, part);
    assert.deepEqual(await readHead(store), {
      ...before,
      ...part,
      nextDueAt: 100,
      version: before.version + 1,
    });
  },

  "refuses a head that changed since it was read": async ({ store }) => {
    await fillQueue(store, [buildEnrollment(1)]);
    const { version } = await readHead(store);
    await update(store);
    const before = await readHead(store);
    const late = { heads: { update: [buildHeadUpdate(version, { nextFreeAt: 5 })] } };
    await assertConflict(store, "heads.update", late);
    assert.deepEqual(await readHead(store), before);
  },

  "takes next due from the earliest of what is left, in both lanes": async ({ store }) => {
    await fillQueue(store, [
      buildEnrollment(1, { dueAt: 100, lane: 0 }),
      buildEnrollment(2, { dueAt: 200, lane: 1 }),
      buildEnrollment(3, { dueAt: 300, lane: 0 }),
      buildEnrollment(4, { dueAt: null, state: "waiting", reason: "awaiting-approval" }),
    ]);
    assert.equal(await update(store), 100);
    assert.equal(await update(store, { handledIds: [idOf(1)] }), 200);
    assert.equal(await update(store, { handledIds: [idOf(1), idOf(2)] }), 300);
    assert.equal(await update(store, { handledIds: [1, 2, 3].map(idOf) }), null);
  },

  "takes the handled ones' own due time where it is earlier": async ({ store }) => {
    await fillQueue(store, [
      buildEnrollment(1, { dueAt: 100 }),
      buildEnrollment(2, { dueAt: 500 }),
    ]);
    const handledIds = [idOf(1)];
    assert.equal(await update(store, { handledIds, handledDueAt: 300 }), 300);
    assert.equal(await update(store, { handledIds, handledDueAt: 900 }), 500);
    assert.equal(await update(store, { handledIds: [1, 2].map(idOf), handledDueAt: 900 }), 900);
  },

  "leaves out what has a delivery out": async ({ store }) => {
    const first = buildEnrollment(1, { dueAt: 100 });
    await fillQueue(store, [first, buildEnrollment(2, { dueAt: 500 })]);
    await setEnrollment(store, { ...first, deliveryId: testId("delivery") });
    assert.equal(await update(store), 500);
  },

  "leaves out campaigns that do not run, and the queues of others": async ({ store }) => {
    const campaignId = testId("campaign", 2);
    await fillQueue(store, [
      buildEnrollment(1, { dueAt: 100, campaignId }),
      buildEnrollment(2, { dueAt: 500 }),
      buildEnrollment(3, { dueAt: 50, senderId: testId("sender", 2) }),
      buildEnrollment(4, { dueAt: 20, tenantId: testId("tenant", 2) }),
    ]);
    await fillStore(store, { campaign: [buildCampaign(2, { state: "paused" })] });
    assert.equal(await update(store), 500);
    // Resumed: its first enrollment has waited for long, and the wake-up is due with that one.
    const row = buildCampaign(2, { version: 2 });
    const { tenantId } = row;
    await fillStore(store, {
      campaigns: {
        update: [{ row, fromVersion: 1 }],
        wake: [{ tenantId, campaignId, at: 700 }],
      },
    });
    await foldHints(store);
    assert.equal((await readHead(store)).nextDueAt, 100);
    assert.equal(await update(store), 100);
  },

  "looks no further back than the head's own next due: what lies before has a hint": async ({
    store,
  }) => {
    await fillQueue(store, [
      buildEnrollment(1, { dueAt: 100 }),
      buildEnrollment(2, { dueAt: 500 }),
    ]);
    const { version, nextDueAt } = await readHead(store);
    assert.equal(nextDueAt, 100);
    const row = { ...buildEnrollment(1, { dueAt: 40 }), version: 2 };
    const hint = buildHint({ dueAt: 40 });
    await fillStore(store, { enrollments: { update: [{ row, fromVersion: 1 }] } });
    await fillStore(store, {
      heads: { update: [buildHeadUpdate(version)] },
      hints: { insert: [hint] },
    });
    assert.ok((await readHead(store)).nextDueAt! >= 40);
    await foldHints(store);
    assert.equal((await readHead(store)).nextDueAt, 40);
  },

  "sees what the same change set writes to enrollments as handled": async ({ store }) => {
    const first = buildEnrollment(1, { dueAt: 100 });
    await fillQueue(store, [first, buildEnrollment(2, { dueAt: 500 })]);
    const { version } = await readHead(store);
    const row = { ...first, deliveryId: testId("delivery"), version: 2 };
    await fillStore(store, {
      heads: { update: [buildHeadUpdate(version, { handledIds: [first.id] })] },
      enrollments: { update: [{ row, fromVersion: 1 }] },
    });
    assert.equal((await readHead(store)).nextDueAt, 500);
  },
} as const satisfies StoreTests;

import assert from "node:assert/strict";
import { never, type Store } from "@outreachkit/core/plugin";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const senderId = testId("sender");
const campaignId = testId("campaign");
const idOf = (number: number) => testId("enrollment", number);

const countOf = async (store: Store, of: string = senderId) => {
  const { inProgress } = await store.read(({ dispatch }) =>
    dispatch.readClaimFacts({
      enrollments: [{ tenantId, id: idOf(1) }],
      capacity: [],
      activeDays: [],
      inProgress: [{ tenantId, senderId: of }],
    }),
  );
  return inProgress[0]?.count ?? 0;
};

const found = async (store: Store) => {
  const heads = [{ tenantId, senderId, limit: 9, nextDueAt: 0 }];
  const candidates = await store.read(({ queue }) => queue.readCandidates({ now: 999, heads }));
  return candidates.map(({ enrollmentId }) => enrollmentId);
};

export const progressTests = {
  "counts a sender's contacts in progress, and no other's": async ({ store }) => {
    await fillQueue(store, [
      buildEnrollment(1, { progressOf: senderId }),
      buildEnrollment(2, { progressOf: senderId, senderId: testId("sender", 2) }),
      buildEnrollment(3, { progressOf: testId("sender", 2) }),
      buildEnrollment(4),
    ]);
    assert.equal(await countOf(store), 2);
    assert.equal(await countOf(store, testId("sender", 2)), 1);
    assert.equal(await countOf(store, testId("sender", 3)), 0);
    const row = buildEnrollment(1, { version: 2 });
    await fillStore(store, { enrollments: { update: [{ row, fromVersion: 1 }] } });
    assert.equal(await countOf(store), 1);
  },

  "counts who was in progress before anybody counted, by who wrote first, and sends claims to look again":
    async ({ store }) => {
      await fillQueue(
        store,
        [1, 2, 3, 4, 5, 6].map((number) =>
          buildEnrollment(number, number === 3 ? { state: "stopped", reason: "replied" } : {}),
        ),
      );
      const sent = (number: number, part: Parameters<typeof buildDelivery>[1]) =>
        buildDelivery(number, {
          enrollmentId: idOf(number),
          state: "sent",
          slot: 0,
          claimedAt: 10,
          leaseId: null,
          ...part,
        });
      await fillStore(store, {
        deliveries: {
          insert: [
            sent(1, {}),
            sent(2, { senderId: testId("sender", 2) }),
            sent(3, {}),
            sent(4, { state: "unknown", uncertainSince: 10 }),
            sent(5, { state: "failed", slot: 1 }),
            buildDelivery(7, {
              ...sent(1, {}),
              id: testId("delivery", 7),
              stepKey: "proof",
              claimedAt: 20,
              senderId: testId("sender", 2),
            }),
          ],
        },
      });
      const { version } = await readHead(store);
      await store.transaction(({ enrollments }) =>
        enrollments.countInProgress({ tenantId, senderIds: [senderId] }),
      );
      assert.equal(await countOf(store), 2);
      assert.equal(await countOf(store, testId("sender", 2)), 0);
      assert.equal((await readHead(store)).version, version + 1);
    },

  "signals what waits for a reason in the senders' queues, and sends claims to look again": async ({
    store,
  }) => {
    const waits = { state: "waiting", reason: "sender-cap", dueAt: 5_000 } as const;
    await fillQueue(store, [
      buildEnrollment(1, { ...waits, signal: 3 }),
      buildEnrollment(2, { ...waits, reason: "domain-rate" }),
      buildEnrollment(3, { ...waits, dueAt: null }),
      buildEnrollment(4, { ...waits, deliveryId: testId("delivery") }),
      buildEnrollment(5, { dueAt: 5_000 }),
    ]);
    const { version } = await readHead(store);
    await store.transaction(({ enrollments }) =>
      enrollments.signalWaiting({ tenantId, senderIds: [senderId], reason: "sender-cap", at: 700 }),
    );
    const rows = await store.read(({ enrollments }) =>
      Promise.all([1, 2, 3, 4, 5].map((number) => enrollments.get({ tenantId, id: idOf(number) }))),
    );
    assert.deepEqual(
      rows.map((row) => row?.dueAt),
      [700, 5_000, null, 5_000, 5_000],
    );
    assert.equal(rows[0]?.signal, 4);
    assert.equal((await readHead(store)).version, version + 1);
  },

  "frees new contacts of all of a sender's streams by a hint without one, where no instant would":
    async ({ store }) => {
      await fillQueue(store, [
        buildEnrollment(1, { dueAt: 100 }),
        buildEnrollment(2, { dueAt: 110, campaignId: testId("campaign", 2) }),
        buildEnrollment(3, { dueAt: 120, campaignId: testId("campaign", 3) }),
      ]);
      await fillStore(store, { campaign: [buildCampaign(2), buildCampaign(3)] });
      const key = { tenantId, senderId, freeAt: 0 };
      await fillStore(store, {
        streams: {
          block: [
            { ...key, campaignId, newFreeAt: never },
            { ...key, campaignId: testId("campaign", 2), newFreeAt: never },
            { ...key, campaignId: testId("campaign", 3), newFreeAt: 5_000 },
          ],
        },
      });
      assert.deepEqual(await found(store), []);
      await fillStore(store, { hints: { insert: [buildHint({ campaignId: null, dueAt: 450 })] } });
      await foldHints(store);
      assert.deepEqual(await found(store), []);
      const free = buildHint({ campaignId: null, dueAt: 450, free: true });
      await fillStore(store, { hints: { insert: [free] } });
      await foldHints(store);
      assert.deepEqual(await found(store), [idOf(1), idOf(2)]);
      const stream = await store.read(({ enrollments }) =>
        enrollments.readStream({ tenantId, senderId, campaignId }),
      );
      assert.equal(stream?.newFreeAt, 450);
    },
} as const satisfies StoreTests;

import assert from "node:assert/strict";
import { engineQueueId, type Store } from "@outreachkit/core/plugin";
import { fillCampaign } from "./fill-campaign.ts";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildCandidate } from "./test-data/build-candidate.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const senderId = testId("sender");

const candidatesOf = async (
  store: Store,
  heads: readonly { readonly senderId: string; readonly limit: number }[],
  now = testTime,
) => {
  const found = await store.read(({ queue }) =>
    queue.readCandidates({ now, heads: heads.map((head) => ({ tenantId, ...head })) }),
  );
  return found.map(({ enrollmentId }) => enrollmentId);
};

const idOf = (number: number) => testId("enrollment", number);

export const queueTests = {
  "reads ready heads, ready longest first, with sender and zone": async ({ store }) => {
    await fillCampaign(store);
    await fillStore(store, { sender: [buildSender(2)] });
    await fillStore(store, {
      hints: {
        insert: [
          buildHint({ dueAt: 300 }),
          buildHint({ dueAt: 200, senderId: testId("sender", 2) }),
          buildHint({ dueAt: 400, senderId: engineQueueId }),
        ],
      },
    });
    await foldHints(store);
    const look = (now: number, limit = 10, offset = 0) =>
      store.read(({ queue }) => queue.readReadyHeads({ now, limit, offset }));
    const ready = await look(400);
    const timeZone = "Europe/Berlin";
    const tenantCaps = { daily: 200 };
    assert.deepEqual(ready, [
      {
        ...(await readHead(store, testId("sender", 2))),
        sender: buildSender(2),
        tenantTimeZone: timeZone,
        tenantCaps,
      },
      { ...(await readHead(store)), sender: buildSender(), tenantTimeZone: timeZone, tenantCaps },
      {
        ...(await readHead(store, engineQueueId)),
        sender: null,
        tenantTimeZone: timeZone,
        tenantCaps,
      },
    ]);
    assert.deepEqual(await look(399), ready.slice(0, 2));
    assert.deepEqual(await look(199), []);
    assert.deepEqual(await look(400, 1, 1), ready.slice(1, 2));
  },

  "holds a head back until it is both due and free": async ({ store }) => {
    await fillQueue(store, [buildEnrollment(1, { dueAt: 100 })]);
    const isReady = async (now: number) =>
      (await store.read(({ queue }) => queue.readReadyHeads({ now, limit: 1, offset: 0 }))).length;
    assert.deepEqual([await isReady(99), await isReady(100)], [0, 1]);
    const { version } = await readHead(store);
    await fillStore(store, { heads: { update: [buildHeadUpdate(version, { nextFreeAt: 700 })] } });
    assert.deepEqual([await isReady(699), await isReady(700)], [0, 1]);
  },

  "reads candidates by lane, due time and id, at most as many as asked": async ({ store }) => {
    await fillQueue(store, [
      buildEnrollment(1, { dueAt: 300 }),
      buildEnrollment(3, { dueAt: 200 }),
      buildEnrollment(2, { dueAt: 200, campaignId: testId("campaign", 2) }),
      buildEnrollment(4, { dueAt: 900, lane: 0 }),
      buildEnrollment(5, { dueAt: 800, lane: 0, campaignId: testId("campaign", 2) }),
      buildEnrollment(6, { dueAt: 1001 }),
      buildEnrollment(7, { dueAt: null, state: "waiting", reason: "awaiting-approval" }),
    ]);
    await fillStore(store, { campaign: [buildCampaign(2)] });
    const order = [5, 4, 2, 3, 1].map(idOf);
    assert.deepEqual(await candidatesOf(store, [{ senderId, limit: 100 }], 1000), order);
    assert.deepEqual(await candidatesOf(store, [{ senderId, limit: 3 }], 1000), order.slice(0, 3));
    assert.deepEqual(await candidatesOf(store, [{ senderId, limit: 0 }], 1000), []);
  },

  "says of a candidate whose it is and in which state": async ({ store }) => {
    const pending = buildEnrollment(1, { state: "pending", stepKey: null });
    const waiting = buildEnrollment(2, { state: "waiting", reason: "sender-cap" });
    await fillQueue(store, [pending, waiting]);
    const found = await store.read(({ queue }) =>
      queue.readCandidates({ now: testTime, heads: [{ tenantId, senderId, limit: 9 }] }),
    );
    assert.deepEqual(found, [pending, waiting].map(buildCandidate));
  },

  "reads no candidate with a delivery out, and none of a campaign that does not run": async ({
    store,
  }) => {
    const states = ["draft", "paused", "completed", "cancelled", "archived"] as const;
    const campaigns = states.map((state, index) => buildCampaign(index + 2, { state }));
    await fillQueue(store, [
      buildEnrollment(1, { deliveryId: testId("delivery") }),
      buildEnrollment(2),
      ...campaigns.map(({ id }, index) => buildEnrollment(index + 3, { campaignId: id })),
    ]);
    await fillStore(store, { campaign: campaigns });
    assert.deepEqual(await candidatesOf(store, [{ senderId, limit: 100 }]), [idOf(2)]);
    const [paused] = campaigns.slice(1);
    const row = { ...paused!, state: "running", version: 2 } as const;
    await fillStore(store, { campaigns: { update: [{ row, fromVersion: 1 }] } });
    assert.deepEqual(await candidatesOf(store, [{ senderId, limit: 9 }]), [idOf(2), idOf(4)]);
  },

  "reads candidates in the order of the heads, each with its own limit": async ({ store }) => {
    await fillQueue(store, [
      buildEnrollment(1),
      buildEnrollment(2),
      buildEnrollment(3, { senderId: engineQueueId }),
      buildEnrollment(4, { senderId: engineQueueId }),
    ]);
    const heads = [
      { senderId: engineQueueId, limit: 7 },
      { senderId, limit: 1 },
    ];
    assert.deepEqual(await candidatesOf(store, heads), [idOf(3), idOf(4), idOf(1)]);
    assert.deepEqual(await candidatesOf(store, []), []);
  },

  "looks at no queue of a tenant that is paused or being deleted": async ({ store }) => {
    for (const [index, state] of (["paused", "deleting"] as const).entries()) {
      const other = testId("tenant", index + 2);
      const hint = buildHint({ tenantId: other, senderId: engineQueueId });
      await fillStore(store, {
        tenant: [buildTenant({ id: other, state })],
        hints: { insert: [hint] },
      });
    }
    await foldHints(store);
    const look = { now: testTime, limit: 10, offset: 0 };
    assert.deepEqual(await store.read(({ queue }) => queue.readReadyHeads(look)), []);
    assert.equal(await store.read(({ queue }) => queue.nextDueAt({ now: 1 })), null);
  },
} as const satisfies StoreTests;

import assert from "node:assert/strict";
import { lanes, type LiveGroup } from "@outreachkit/core/plugin";
import { fillCampaign } from "./fill-campaign.ts";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHold } from "./test-data/build-hold.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const campaignId = testId("campaign");
const senderId = testId("sender");
const now = testTime;
const ahead = now + 1000;
const other = testId("campaign", 2);

const plain = {
  senderId,
  state: "scheduled",
  reason: null,
  out: null,
  due: false,
  held: null,
  lacks: null,
  count: 1,
  dueAt: ahead,
  heldUntil: null,
  retryAt: null,
  claimedAt: null,
  blockedBy: null,
  streamFreeAt: 0,
  newBlocked: false,
  senderHold: null,
} as const;

/** What holds a campaign or a queue back, and what is on its way all the same. */
export const controlTests = {
  "counts what is claimed in queues and in a campaign's own part of them": async ({ store }) => {
    const out = (number: number, part = {}) =>
      buildEnrollment(number, { deliveryId: testId("delivery", number), ...part });
    await fillQueue(store, [
      out(1),
      out(2),
      out(3, { campaignId: other }),
      buildEnrollment(4),
      // Unknown since: it has no due time, and is not on its way.
      out(5, { state: "waiting", reason: "delivery-unknown", dueAt: null }),
      // Of a priority of its own.
      out(6, { lane: lanes.urgentNewContact }),
    ]);
    const claimed = (queues: { senderIds: readonly string[] } | { campaignId: string }) =>
      store.transaction(({ dispatch }) => dispatch.awaitClaims({ tenantId, now, ...queues }));
    assert.deepEqual(await claimed({ senderIds: [senderId] }), [{ senderId, claimed: 4 }]);
    assert.deepEqual(await claimed({ campaignId }), [{ senderId, claimed: 3 }]);
    assert.deepEqual(await claimed({ campaignId: testId("campaign", 9) }), []);
    assert.deepEqual(await claimed({ senderIds: [] }), []);
  },

  "groups live enrollments by all that holds them back": async ({ store }) => {
    const waiting = { state: "waiting", dueAt: null } as const;
    await fillCampaign(store, [
      buildEnrollment(1, { dueAt: ahead }),
      buildEnrollment(2, { dueAt: ahead + 5 }),
      buildEnrollment(3, { ...waiting, reason: "awaiting-approval" }),
      buildEnrollment(4, { deliveryId: testId("delivery", 4) }),
      buildEnrollment(5),
      buildEnrollment(6),
      buildEnrollment(7),
      buildEnrollment(8, { dueAt: ahead }),
      buildEnrollment(9, { dueAt: ahead }),
      buildEnrollment(10, { state: "stopped", reason: "goal", dueAt: null }),
      buildEnrollment(11, { campaignId: other }),
    ]);
    await fillStore(store, {
      messages: {
        insert: [
          buildMessage(5, { approval: "pending" }),
          buildMessage(6, { generation: "requested", approval: "pending" }),
          buildMessage(7),
        ],
      },
      deliveries: { insert: [buildDelivery(4)] },
      holds: {
        upsert: [
          buildHold(8, { until: ahead + 100 }),
          // Over before the step is due: nothing of it is held.
          buildHold(9, { until: ahead - 100 }),
          buildHold(3, { until: now - 1 }),
        ],
      },
    });
    const groups = await store.read(({ reports }) =>
      reports.countLive({ tenantId, campaignId, now }),
    );
    const due = { ...plain, due: true, dueAt: now };
    const expected: readonly Omit<LiveGroup, "nextFreeAt">[] = [
      { ...plain, count: 3 },
      { ...plain, held: "contact", heldUntil: ahead + 100 },
      { ...plain, state: "waiting", reason: "awaiting-approval", dueAt: null },
      { ...due, out: "claimed", claimedAt: now },
      { ...due, lacks: "approval" },
      { ...due, lacks: "generation" },
      due,
    ];
    const comparable = (rows: readonly Partial<LiveGroup>[]) =>
      rows.map(({ nextFreeAt: _free, ...row }) => JSON.stringify(row)).toSorted();
    assert.deepEqual(
      comparable(groups.map((group) => ({ ...plain, ...group }))),
      comparable(expected.map((group) => ({ ...plain, ...group }))),
    );
  },

  "tells of each group what holds its sender back": async ({ store }) => {
    await fillQueue(store, [buildEnrollment(1)]);
    const read = async () => {
      const [group] = await store.read(({ reports }) =>
        reports.countLive({ tenantId, campaignId, now }),
      );
      return group?.senderHold;
    };
    const hold = (until: number | null) =>
      fillStore(store, {
        holds: { upsert: [buildHold(1, { subject: "sender", subjectId: senderId, until })] },
      });
    assert.equal(await read(), null);
    await hold(now);
    assert.equal(await read(), null);
    await hold(ahead);
    assert.deepEqual(await read(), { until: ahead });
    await hold(null);
    assert.deepEqual(await read(), { until: null });
  },
} as const satisfies StoreTests;

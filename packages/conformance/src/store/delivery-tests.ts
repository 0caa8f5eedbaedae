import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { attemptApply } from "./attempt-apply.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildSentDelivery } from "./test-data/build-sent-delivery.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const claimed = buildDelivery(1);
const sent = buildSentDelivery(2, { receipt: "bounced", repliedAt: testTime + 9 });
const unknown = buildDelivery(3, {
  state: "unknown",
  leaseId: null,
  uncertainSince: testTime + 1,
  retryAt: testTime + 2,
  code: "timeout",
});
const skipped = buildDelivery(4, {
  state: "skipped",
  slot: 1,
  channel: null,
  envelope: null,
  contentHash: null,
  payloadHash: null,
  requestKey: null,
  leaseId: null,
  claimedAt: null,
  messageIdHeader: null,
  capacity: [],
  attempts: 0,
});
const all = [claimed, sent, unknown, skipped];
const enrollment = [1, 2, 3, 4].map((number) => buildEnrollment(number));
const filling = { enrollment, deliveries: { insert: all.toReversed() } };

export const deliveryTests = {
  "keeps every field of a delivery, and the envelope byte for byte": async (subject) => {
    await fillStore(subject.store, filling);
    for (const delivery of all) await assertStored(subject, "delivery", delivery);
    const keys = [...all.toReversed(), { tenantId, id: testId("delivery", 99) }];
    const locked = await subject.store.transaction(({ dispatch }) => dispatch.lockDeliveries(keys));
    assert.deepEqual(locked, all);
  },

  "lists by campaign, enrollment and state": async ({ store }) => {
    await fillStore(store, filling);
    const list = (part: object) =>
      store.read(({ messages }) =>
        messages.listDeliveries({ tenantId, afterId: null, limit: 100, ...part }),
      );
    assert.deepEqual(await list({}), all);
    assert.deepEqual(await list({ states: ["sent", "unknown"] }), [sent, unknown]);
    assert.deepEqual(await list({ enrollmentId: claimed.enrollmentId }), [claimed]);
    assert.deepEqual(await list({ campaignId: testId("campaign", 9) }), []);
    assert.deepEqual(await list({ afterId: sent.id, limit: 1 }), [unknown]);
  },

  "finds all deliveries of enrollments, by enrollment and id": async ({ store }) => {
    const second = buildDelivery(9, { enrollmentId: claimed.enrollmentId, slot: 1 });
    await fillStore(store, { ...filling, deliveries: { insert: [second, ...all] } });
    const keys = [2, 1, 8].map((number) => ({ tenantId, id: testId("enrollment", number) }));
    const found = await store.read(({ messages }) => messages.findDeliveriesOfEnrollments(keys));
    assert.deepEqual(found, [claimed, second, sent]);
  },

  "finds deliveries by their Message-ID, to the letter": async ({ store }) => {
    await fillStore(store, filling);
    const find = (messageIds: readonly string[]) =>
      store.read(({ messages }) => messages.findDeliveriesByMessageId({ tenantId, messageIds }));
    assert.deepEqual(await find(["<3@sender.example>", "<1@sender.example>"]), [claimed, unknown]);
    assert.deepEqual(await find(["<1@SENDER.example>", "%", "1@sender.example", ""]), []);
  },

  "finds what was sent to contacts, latest first": async ({ store }) => {
    const earlier = buildSentDelivery(5, { sentAt: testTime - 5, contactId: sent.contactId });
    await fillStore(store, {
      enrollment: [
        ...enrollment,
        buildEnrollment(5, { campaignId: testId("campaign", 2), contactId: sent.contactId }),
      ],
      deliveries: { insert: [earlier, ...all] },
    });
    const contactIds = [claimed.contactId, sent.contactId];
    const found = await store.read(({ messages }) =>
      messages.findSentDeliveries({ tenantId, contactIds }),
    );
    assert.deepEqual(idsOf(found), [sent.id, earlier.id]);
    assert.deepEqual(found, [sent, earlier]);
  },

  "takes one delivery in a slot of an enrollment's step": async (subject) => {
    const { store } = subject;
    await fillStore(store, filling);
    const of = { enrollmentId: claimed.enrollmentId };
    const twin = buildDelivery(11, { ...of, state: "queued", kind: "sms" });
    assert.ok(await attemptApply(store, { deliveries: { insert: [twin] } }), "slot 0 taken twice");
    const next = buildDelivery(12, { ...of, slot: 1, state: "failed" });
    assert.equal(await attemptApply(store, { deliveries: { insert: [next] } }), null);
    const ofNextStep = buildDelivery(13, { ...of, stepKey: "proof" });
    assert.equal(await attemptApply(store, { deliveries: { insert: [ofNextStep] } }), null);
  },

  "has one winner of ten deliveries for one slot at once": async (subject) => {
    const conflicts = await runTogether(subject, 10, (store, worker) =>
      attemptApply(store, {
        deliveries: {
          insert: [buildDelivery(worker + 1, { enrollmentId: testId("enrollment", 1) })],
        },
      }),
    );
    assert.equal(conflicts.filter((conflict) => conflict === null).length, 1);
    assert.equal(await countRows(subject, "delivery"), 1);
  },
} as const satisfies StoreTests;

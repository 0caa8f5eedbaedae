import assert from "node:assert/strict";
import type { DeliveryRecord } from "@outreachkit/core/plugin";
import { assertStored } from "./assert-stored.ts";
import { attemptApply } from "./attempt-apply.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildMessageRevision } from "./test-data/build-message-revision.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const written = buildMessage(1);
const requested = buildMessage(2, {
  generation: "requested",
  generationAttempts: 0,
  approval: "pending",
  content: null,
  contentHash: null,
  checks: null,
  decidedBy: null,
  decidedAt: null,
  revision: 0,
});
const failed = buildMessage(3, {
  generation: "failed",
  generationError: "model-refused",
  approval: "rejected",
  decidedBy: { type: "policy", id: "autopilot" },
  campaignId: testId("campaign", 2),
});
const all = [written, requested, failed];
const insert = { messages: { insert: all.toReversed() } };

export const messageTests = {
  "keeps every field of a message, and what is missing as missing": async (subject) => {
    await fillStore(subject.store, insert);
    for (const message of all) {
      await assertStored(subject, "message", message);
      const read = await subject.store.read(({ messages }) => messages.get(message));
      assert.deepEqual(read, message);
    }
    const unknown = { tenantId, id: testId("message", 99) };
    assert.equal(await subject.store.read(({ messages }) => messages.get(unknown)), null);
  },

  "finds and locks by key in order of ids, unknown ids left out": async ({ store }) => {
    await fillStore(store, insert);
    await store.transaction(async ({ messages }) => {
      for (const method of ["find", "lock"] as const) {
        const keys = [failed, { tenantId, id: testId("message", 99) }, written, failed];
        assert.deepEqual(await messages[method](keys), [written, failed]);
        assert.deepEqual(await messages[method]([]), []);
      }
    });
  },

  "finds the messages that have no delivery or a queued one, with all of their steps": async ({
    store,
  }) => {
    const enrollmentId = testId("enrollment");
    const ofStep = (number: number) =>
      buildMessage(number, { enrollmentId, stepKey: `step-${number}` });
    const deliveryOf = (number: number, part: Partial<DeliveryRecord>) =>
      buildDelivery(number, {
        enrollmentId,
        messageId: testId("message", 1),
        stepKey: "step-1",
        ...part,
      });
    const failed = deliveryOf(11, { state: "failed", slot: 1 });
    const queued = deliveryOf(12, { state: "queued", slot: 0 });
    const out = deliveryOf(13, { messageId: testId("message", 3), stepKey: "step-3" });
    // On another kind of the same step: one that has its end, and one that nobody has sent.
    const ended = buildMessage(4, { enrollmentId, stepKey: "step-1", kind: "sms" });
    const before = deliveryOf(14, { messageId: ended.id, state: "failed", slot: 2 });
    const unsent = buildMessage(5, { enrollmentId, stepKey: "step-1", kind: "voice" });
    await fillStore(store, {
      messages: { insert: [...[1, 2, 3].map(ofStep), ended, unsent] },
      deliveries: { insert: [failed, queued, out, before] },
    });
    const open = await store.read(({ messages }) =>
      messages.findOpen([{ tenantId, id: enrollmentId }]),
    );
    assert.deepEqual(open.messages, [ofStep(1), ofStep(2), unsent]);
    assert.deepEqual(open.deliveries, [failed, queued, before]);
    assert.deepEqual(await store.read(({ messages }) => messages.findOpen([])), {
      messages: [],
      deliveries: [],
    });
  },

  "finds all messages of enrollments, by enrollment, time and id": async ({ store }) => {
    const of = { enrollmentId: testId("enrollment", 1) };
    const earlier = buildMessage(4, { ...of, stepKey: "proof", createdAt: testTime - 9000 });
    const twin = buildMessage(5, { ...of, stepKey: "urgency", createdAt: written.createdAt });
    await fillStore(store, { messages: { insert: [twin, ...all, earlier] } });
    const keys = [2, 1, 9].map((number) => ({ tenantId, id: testId("enrollment", number) }));
    const found = await store.read(({ messages }) => messages.findOfEnrollments(keys));
    assert.deepEqual(found, [earlier, written, twin, requested]);
  },

  "lists by campaign, contact, approval and generation": async ({ store }) => {
    const enrollment = all.map(({ campaignId }, index) =>
      buildEnrollment(index + 1, { campaignId }),
    );
    await fillStore(store, { ...insert, enrollment });
    const list = async (part: object) =>
      idsOf(
        await store.read(({ messages }) =>
          messages.list({ tenantId, afterId: null, limit: 100, ...part }),
        ),
      );
    assert.deepEqual(await list({}), idsOf(all));
    assert.deepEqual(await list({ campaignId: testId("campaign", 2) }), [failed.id]);
    assert.deepEqual(await list({ contactId: requested.contactId }), [requested.id]);
    assert.deepEqual(await list({ approvals: ["pending", "rejected"] }), [requested.id, failed.id]);
    assert.deepEqual(await list({ generations: ["generated"] }), [written.id]);
    assert.deepEqual(await list({ approvals: ["pending"], generations: ["failed"] }), []);
    assert.deepEqual(await list({ afterId: written.id, limit: 1 }), [requested.id]);
  },

  "finds what waits to be written, of all tenants, oldest first": async ({ store }) => {
    const state = { generation: "requested" } as const;
    const oldest = buildMessage(4, { ...state, tenantId: testId("tenant", 2), createdAt: 1 });
    const newest = buildMessage(5, { ...state, createdAt: testTime });
    await fillStore(store, { messages: { insert: [newest, ...all, oldest] } });
    const find = (limit: number) => store.read(({ messages }) => messages.findRequested({ limit }));
    assert.deepEqual(await find(10), [oldest, requested, newest]);
    assert.deepEqual(await find(2), [oldest, requested]);
  },

  "keeps every revision": async (subject) => {
    const revisions = [buildMessageRevision(1), buildMessageRevision(2)];
    await fillStore(subject.store, { messages: { insertRevisions: revisions } });
    for (const revision of revisions) {
      await assertStored(subject, "message_revision", revision, ["messageId", "revision"]);
    }
  },

  "refuses a second message of the same enrollment, step and kind": async (subject) => {
    const { store } = subject;
    await fillStore(store, insert);
    const of = { enrollmentId: written.enrollmentId };
    const conflict = await attemptApply(store, { messages: { insert: [buildMessage(7, of)] } });
    assert.ok(conflict, "a second message of the same step and kind was taken");
    const fallback = buildMessage(8, { ...of, kind: "linkedin-message" });
    assert.equal(await attemptApply(store, { messages: { insert: [fallback] } }), null);
    assert.equal(await countRows(subject, "message"), all.length + 1);
  },
} as const satisfies StoreTests;

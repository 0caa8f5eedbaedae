import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { readFacts } from "./read-facts.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildFacts } from "./test-data/build-facts.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildSentDelivery } from "./test-data/build-sent-delivery.ts";
import { testId } from "./test-data/test-id.ts";

const first = buildEnrollment(1);
const second = buildEnrollment(2, { stepKey: null, state: "pending" });

export const factTests = {
  "gives the records as they are stored, in the order asked, unknown ids left out": async (
    subject,
  ) => {
    await fillCampaign(subject.store, [first, second]);
    await fillStore(subject.store, { messages: { insert: [buildMessage(1)] } });
    const facts = await readFacts(subject.store, 2, 99, 1);
    assert.deepEqual(facts, [
      buildFacts(2, { enrollment: second }),
      buildFacts(1, { message: buildMessage(1) }),
    ]);
    for (const { enrollment, contact } of facts) {
      await assertStored(subject, "enrollment", enrollment);
      await assertStored(subject, "contact", contact);
    }
    await assertStored(subject, "message", facts[1]!.message!);
    await assertStored(subject, "campaign", facts[1]!.campaign);
    await assertStored(subject, "sender", facts[1]!.sender!);
    await assertStored(subject, "tenant", facts[1]!.tenant, ["id"]);
    assert.deepEqual(await readFacts(subject.store), []);
    assert.deepEqual(await readFacts(subject.store, 99), []);
  },

  "gives no sender where none carries the enrollment": async ({ store }) => {
    const enrollment = buildEnrollment(1, { senderId: testId("sender", 9) });
    await fillCampaign(store, [enrollment]);
    assert.deepEqual(await readFacts(store, 1), [buildFacts(1, { enrollment, sender: null })]);
  },

  "gives the message of the current step and of no other": async ({ store }) => {
    await fillCampaign(store, [first, second]);
    const of = { enrollmentId: first.id, contactId: first.contactId };
    const other = buildMessage(3, { ...of, stepKey: "proof" });
    const early = buildMessage(4, { enrollmentId: second.id });
    await fillStore(store, { messages: { insert: [other, early] } });
    const facts = await readFacts(store, 1, 2);
    assert.deepEqual([facts[0]!.message, facts[1]!.message], [null, null]);
    await fillStore(store, { messages: { insert: [buildMessage(5, of)] } });
    assert.deepEqual((await readFacts(store, 1))[0]!.message, buildMessage(5, of));
  },

  "gives all messages of a step that has some of several kinds, the latest apart": async ({
    store,
  }) => {
    await fillCampaign(store, [first, second]);
    const of = { enrollmentId: first.id, contactId: first.contactId };
    const [one, two, three] = ["email", "sms", "voice"].map((kind, index) =>
      buildMessage(6 + index, { ...of, kind, createdAt: 1_000 + index }),
    );
    await fillStore(store, { messages: { insert: [two!, three!, one!] } });
    const [facts, other] = await readFacts(store, 1, 2);
    assert.deepEqual([facts!.message, facts!.otherMessages], [three, [one, two]]);
    assert.deepEqual([other!.message, other!.otherMessages], [null, undefined]);
  },

  "gives the current step's delivery in slot 0, and how many the step has": async (subject) => {
    const { store } = subject;
    await fillCampaign(store, [first]);
    const of = { enrollmentId: first.id };
    const open = buildDelivery(1, { ...of, retryAt: 500, state: "queued", leaseId: null });
    const closed = buildDelivery(2, { ...of, slot: 1, state: "failed" });
    const other = buildDelivery(3, { ...of, stepKey: "proof" });
    await fillStore(store, { deliveries: { insert: [closed, other] } });
    assert.deepEqual(await readFacts(store, 1), [buildFacts(1, { deliveryCount: 1 })]);
    await fillStore(store, { deliveries: { insert: [open] } });
    const facts = await readFacts(store, 1);
    assert.deepEqual(facts, [buildFacts(1, { delivery: open, deliveryCount: 2 })]);
    await assertStored(subject, "delivery", facts[0]!.delivery!);
  },

  "tells of earlier sends oldest first, as they went out": async ({ store }) => {
    await fillCampaign(store, [first]);
    const of = { enrollmentId: first.id };
    const rows = [
      buildSentDelivery(9, { ...of, stepKey: "two", receipt: "bounced", messageIdHeader: null }),
      buildSentDelivery(3, {
        ...of,
        stepKey: "one",
        envelope: '{"subject":"Re: “Ü”","inReplyTo":"<x@y>"}',
        senderId: testId("sender", 2),
        kind: "letter",
      }),
      buildDelivery(4, { ...of, stepKey: "three", state: "failed" }),
    ];
    await fillStore(store, { deliveries: { insert: rows } });
    assert.deepEqual((await readFacts(store, 1))[0]!.previousSends, [
      {
        messageId: rows[1]!.messageIdHeader,
        subject: "Re: “Ü”",
        startsThread: false,
        kind: "letter",
        senderId: testId("sender", 2),
        bounced: false,
        sentAt: rows[1]!.sentAt,
      },
      {
        messageId: null,
        subject: 'Hi "Zoë"',
        startsThread: true,
        kind: "email",
        senderId: testId("sender"),
        bounced: true,
        sentAt: rows[0]!.sentAt,
      },
    ]);
  },
} as const satisfies StoreTests;

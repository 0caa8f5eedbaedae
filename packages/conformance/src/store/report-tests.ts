import assert from "node:assert/strict";
import { fillStore } from "./fill-store.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildSentDelivery } from "./test-data/build-sent-delivery.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const campaign = { tenantId: testId("tenant"), campaignId: testId("campaign") };
const foreign = [{ campaignId: testId("campaign", 2) }, { tenantId: testId("tenant", 2) }];
const bare = {
  stepKey: "hook",
  kind: "email",
  messages: 0,
  generationFailed: 0,
  pending: 0,
  approved: 0,
  rejected: 0,
  expired: 0,
  sent: 0,
  bounced: 0,
  complained: 0,
  replied: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  unknown: 0,
  needsReview: 0,
} as const;

export const reportTests = {
  "gives no rows and zeros of an empty campaign": async ({ store }) => {
    await fillStore(store, {
      enrollment: foreign.map((part, index) => buildEnrollment(index + 1, part)),
      messages: { insert: foreign.map((part, index) => buildMessage(index + 1, part)) },
      deliveries: { insert: foreign.map((part, index) => buildSentDelivery(index + 1, part)) },
    });
    await store.read(async ({ reports }) => {
      assert.deepEqual(await reports.countSteps(campaign), []);
      assert.deepEqual(await reports.countEnrollments(campaign), []);
      assert.deepEqual(await reports.funnel(campaign), {
        enrolled: 0,
        contacted: 0,
        replied: 0,
        bounced: 0,
        unsubscribed: 0,
      });
    });
  },

  "counts messages and deliveries by step and kind": async ({ store }) => {
    const proof = { stepKey: "Proof" } as const;
    const sms = { kind: "SMS" } as const;
    await fillStore(store, {
      messages: {
        insert: [
          buildMessage(1),
          buildMessage(2, { approval: "pending" }),
          buildMessage(3, { approval: "rejected" }),
          buildMessage(4, { approval: "expired" }),
          buildMessage(5, { generation: "failed", approval: "pending" }),
          buildMessage(6, proof),
          buildMessage(7, sms),
          buildMessage(8, foreign[0]),
        ],
      },
      deliveries: {
        insert: [
          buildSentDelivery(1, { receipt: "delivered", repliedAt: testTime }),
          buildSentDelivery(2, { receipt: "bounced" }),
          buildSentDelivery(3, { receipt: "complained", repliedAt: testTime }),
          buildDelivery(4, { state: "failed" }),
          buildDelivery(5, { state: "skipped" }),
          buildDelivery(6, { state: "cancelled", ...proof }),
          buildDelivery(7, { state: "unknown", ...proof }),
          buildDelivery(8, { state: "needs-review", ...proof }),
          buildDelivery(9, { state: "claimed", ...sms }),
          buildSentDelivery(10, foreign[1]),
        ],
      },
    });
    const steps = await store.read(({ reports }) => reports.countSteps(campaign));
    assert.deepEqual(steps, [
      { ...bare, ...proof, messages: 1, approved: 1, cancelled: 1, unknown: 1, needsReview: 1 },
      { ...bare, ...sms, messages: 1, approved: 1 },
      {
        ...bare,
        messages: 5,
        generationFailed: 1,
        pending: 1,
        approved: 1,
        rejected: 1,
        expired: 1,
        sent: 3,
        bounced: 1,
        complained: 1,
        replied: 2,
        failed: 1,
        skipped: 1,
      },
    ]);
  },

  "counts enrollments by state and reason, and contacts by how far they came": async ({
    store,
  }) => {
    const stopped = { state: "stopped", dueAt: null } as const;
    await fillStore(store, {
      enrollment: [
        buildEnrollment(1),
        buildEnrollment(2, { ...stopped, reason: "unsubscribed" }),
        buildEnrollment(3, { ...stopped, reason: "replied" }),
        buildEnrollment(4, { ...stopped, reason: "replied" }),
        buildEnrollment(5, foreign[0]),
      ],
      deliveries: {
        insert: [
          buildSentDelivery(1),
          buildSentDelivery(2, { contactId: testId("contact", 1), stepKey: "proof" }),
          buildSentDelivery(3, { repliedAt: testTime }),
          buildSentDelivery(4, { repliedAt: testTime, receipt: "bounced" }),
          buildDelivery(5, { state: "failed" }),
          buildSentDelivery(6, foreign[0]),
        ],
      },
    });
    await store.read(async ({ reports }) => {
      assert.deepEqual(await reports.countEnrollments(campaign), [
        { state: "scheduled", reason: null, count: 1 },
        { state: "stopped", reason: "replied", count: 2 },
        { state: "stopped", reason: "unsubscribed", count: 1 },
      ]);
      assert.deepEqual(await reports.funnel(campaign), {
        enrolled: 4,
        contacted: 3,
        replied: 2,
        bounced: 1,
        unsubscribed: 1,
      });
    });
  },
} as const satisfies StoreTests;

import { describe, expect, test } from "vitest";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import { systemActor } from "../../model/actor.ts";
import { TransitionError } from "../../model/errors/transition-error.ts";
import { newMessage } from "../generation/new-message.ts";
import { closeMessages } from "./close-messages.ts";
import { createChanges } from "./create-changes.ts";
import { moveApproval } from "./move-approval.ts";
import { moveDelivery } from "./move-delivery.ts";
import { moveGeneration } from "./move-generation.ts";
import { newDelivery } from "./new-delivery.ts";

const now = Date.parse("2026-03-02T09:00:00Z");
const start = () => {
  let count = 0;
  return createChanges({ now, actor: systemActor, newId: () => `new-${(count += 1)}` });
};

const enrollment: EnrollmentRecord = {
  tenantId: "tenant",
  id: "enrollment",
  campaignId: "campaign",
  versionId: "version",
  contactId: "contact",
  senderId: "sender",
  senders: { email: "sender" },
  variants: {},
  channel: null,
  fallbacks: {},
  state: "scheduled",
  stepKey: "hook",
  dueAt: now,
  lane: 1,
  reason: null,
  signal: 0,
  deliveryId: null,
  deadlineAt: null,
  anchorAt: now,
  enrolledAt: now,
  round: 1,
  requestKey: null,
  version: 1,
};

function messageOf(stepKey: string, part: Partial<MessageRecord> = {}): MessageRecord {
  const step = { key: stepKey, kind: "email", content: { body: "x" } };
  return {
    ...newMessage({ id: `message-${stepKey}`, enrollment, step, now }),
    generation: "generated",
    approval: "approved",
    contentHash: "words",
    version: 2,
    ...part,
  };
}
const hook = messageOf("hook");
const deliveryOf = (
  message: MessageRecord,
  part: Partial<DeliveryRecord> = {},
): DeliveryRecord => ({
  ...newDelivery({ id: `delivery of ${message.id}`, enrollment, message }),
  version: 1,
  ...part,
});

describe("moveDelivery", () => {
  test("writes state, patch and event together, guarded by version and fencing token", () => {
    const changes = start();
    const row = deliveryOf(hook, { state: "claimed", fence: 4, claimedAt: now - 500 });
    moveDelivery(changes, { row, event: "accept", patch: { sentAt: now }, data: { late: true } });
    expect(changes.toChangeSet().deliveries?.update).toMatchObject([
      { row: { ...row, state: "sent", sentAt: now, version: 2 }, fromVersion: 1, fromFence: 4 },
    ]);
    expect(changes.events).toMatchObject([
      {
        type: "delivery-sent",
        version: 2,
        data: {
          messageId: "message-hook",
          stepKey: "hook",
          claimedAt: "2026-03-02T08:59:59.500Z",
          sentAt: "2026-03-02T09:00:00.000Z",
          contentHash: "words",
          late: true,
        },
      },
    ]);
  });

  test("refuses to let a refusal move an unknown delivery, and writes nothing", () => {
    for (const event of ["refuse", "defer", "release", "fail", "skip", "cancel"] as const) {
      const changes = start();
      const row = deliveryOf(hook, { state: "unknown", uncertainSince: now });
      expect(() => moveDelivery(changes, { row, event, patch: {} })).toThrow(TransitionError);
      expect(changes.deliveries.list()).toEqual([]);
      expect(changes.events).toEqual([]);
    }
  });

  test("tells every event apart, but for the two ways to fail", () => {
    const moves = [
      ["claimed", "accept", "delivery-sent"],
      ["claimed", "refuse", "delivery-failed"],
      ["queued", "fail", "delivery-failed"],
      ["claimed", "defer", "delivery-deferred"],
      ["claimed", "release", "delivery-released"],
      ["claimed", "lose", "delivery-uncertain"],
      ["unknown", "review", "delivery-needs-review"],
      ["unknown", "disprove", "delivery-disproved"],
      ["failed", "redrive", "delivery-queued"],
      ["queued", "skip", "delivery-skipped"],
      ["queued", "cancel", "delivery-cancelled"],
    ] as const;
    for (const [state, event, type] of moves) {
      const changes = start();
      moveDelivery(changes, { row: deliveryOf(hook, { state }), event, patch: {} });
      expect(changes.events.map((one) => one.type)).toEqual([type]);
    }
  });
});

describe("moveGeneration and moveApproval", () => {
  test("tell a message's states and hash, and never its words", () => {
    const changes = start();
    const asked = messageOf("hook", { generation: "requested", approval: "pending" });
    const content = { subject: "Secret", body: "words", format: "text" } as const;
    moveGeneration(changes, { row: asked, event: "succeed", patch: { content, revision: 1 } });
    moveApproval(changes, { row: asked, event: "approve", patch: { decidedAt: now } });
    expect(changes.messages.list()).toMatchObject([
      {
        fromVersion: 2,
        row: { generation: "generated", approval: "approved", content, version: 4 },
      },
    ]);
    expect(changes.events.map(({ type }) => type)).toEqual([
      "message-generated",
      "message-approved",
    ]);
    expect(changes.events[1]?.data).toEqual({
      enrollmentId: "enrollment",
      stepKey: "hook",
      generation: "generated",
      approval: "approved",
      contentHash: "words",
      revision: 1,
    });
    expect(JSON.stringify(changes.events)).not.toContain("Secret");
  });

  test("refuse to approve what was rejected before an edit", () => {
    const changes = start();
    const row = messageOf("hook", { approval: "rejected" });
    expect(() => moveApproval(changes, { row, event: "approve", patch: {} })).toThrow(
      'The approval is "rejected" and cannot approve.',
    );
    expect(changes.messages.list()).toEqual([]);
  });
});

describe("closeMessages", () => {
  const proof = messageOf("proof");
  const close = (
    options: Partial<Parameters<typeof closeMessages>[1]> &
      Pick<Parameters<typeof closeMessages>[1], "messages">,
  ) => {
    const changes = start();
    closeMessages(changes, {
      enrollment,
      deliveries: [],
      as: "cancel",
      code: "replied",
      ...options,
    });
    return changes;
  };

  test("inserts a closed delivery for each approved message that has none", () => {
    const changes = close({ messages: [hook, proof] });
    expect(changes.inserts.deliveries).toMatchObject([
      { id: "new-1", messageId: hook.id, state: "cancelled", slot: 1, code: "replied", version: 1 },
      { id: "new-3", messageId: proof.id, state: "cancelled", slot: 1 },
    ]);
    expect(changes.events.map(({ type, entityId, version }) => [type, entityId, version])).toEqual([
      ["delivery-cancelled", "new-1", 1],
      ["delivery-cancelled", "new-3", 1],
    ]);
  });

  test("closes a queued delivery, and frees the step's first slot", () => {
    const row = deliveryOf(hook, { retryAt: now, code: "451" });
    const changes = close({ messages: [hook], deliveries: [row], as: "skip", code: "rejected" });
    expect(changes.deliveries.list()).toMatchObject([
      { fromVersion: 1, row: { state: "skipped", slot: 1, retryAt: null, code: "rejected" } },
    ]);
    expect(changes.inserts.deliveries).toEqual([]);
    expect(changes.events.map(({ type }) => type)).toEqual(["delivery-skipped"]);
  });

  test("takes the slot after those that are closed already", () => {
    const failed = ["a", "b"].map((id, at) =>
      deliveryOf(hook, { id, state: "failed", slot: at + 1 }),
    );
    const changes = close({ messages: [hook], deliveries: [...failed, deliveryOf(hook)] });
    expect(changes.deliveries.list()).toMatchObject([{ row: { state: "cancelled", slot: 3 } }]);
  });

  test("counts the slots of a step and not of a message: another kind of it may have closed before", () => {
    const text = messageOf("hook", { id: "text", kind: "sms" });
    const failed = deliveryOf(hook, { state: "failed", slot: 1 });
    const changes = close({ messages: [text], deliveries: [failed] });
    expect(changes.inserts.deliveries).toMatchObject([{ messageId: "text", slot: 2 }]);
    const both = close({ messages: [hook, text] });
    expect(both.inserts.deliveries).toMatchObject([{ slot: 1 }, { messageId: "text", slot: 2 }]);
    const queued = deliveryOf(text, { id: "queued" });
    const again = close({ messages: [text], deliveries: [failed, queued] });
    expect(again.deliveries.list()).toMatchObject([{ row: { id: "queued", slot: 2 } }]);
  });

  test("closes a message once, however often it is asked in one transaction", () => {
    const changes = start();
    for (const stepKey of ["hook", undefined])
      closeMessages(changes, {
        enrollment,
        messages: [hook],
        deliveries: [],
        as: "skip",
        code: "no-address",
        ...(stepKey !== undefined && { stepKey }),
      });
    expect(changes.inserts.deliveries).toMatchObject([{ code: "no-address", slot: 1 }]);
  });

  test("keeps the first slot where the provider may have it, so that nothing is sent after it", () => {
    const row = deliveryOf(hook, { uncertainSince: now });
    const changes = close({ messages: [hook], deliveries: [row] });
    expect(changes.deliveries.list()).toMatchObject([{ row: { state: "cancelled", slot: 0 } }]);
  });

  test.each(["claimed", "unknown", "needs-review", "sent", "failed", "skipped"] as const)(
    "leaves a delivery that is %s: it settles by itself, or has its end",
    (state) => {
      const changes = close({ messages: [hook], deliveries: [deliveryOf(hook, { state })] });
      expect(changes.deliveries.list()).toEqual([]);
      expect(changes.inserts.deliveries).toEqual([]);
      expect(changes.events).toEqual([]);
    },
  );

  test.each(["pending", "rejected", "expired"] as const)(
    "gives a message that is %s no delivery: nobody approved it",
    (approval) => {
      expect(close({ messages: [messageOf("hook", { approval })] }).events).toEqual([]);
    },
  );

  test("touches only the step it is asked for, and only messages of this enrollment", () => {
    const foreign = messageOf("hook", { id: "foreign", enrollmentId: "other" });
    const changes = close({ messages: [hook, proof, foreign], stepKey: "proof" });
    expect(changes.inserts.deliveries.map(({ messageId }) => messageId)).toEqual([proof.id]);
    expect(close({ messages: [foreign] }).events).toEqual([]);
  });

  test("sees what the same transaction decided before: an approval, a deferral", () => {
    const changes = start();
    const pending = messageOf("hook", { approval: "pending" });
    moveApproval(changes, { row: pending, event: "approve", patch: {} });
    const claimed = deliveryOf(proof, { state: "claimed" });
    moveDelivery(changes, { row: claimed, event: "defer", patch: { retryAt: now } });
    closeMessages(changes, {
      enrollment,
      messages: [pending, proof],
      deliveries: [claimed],
      as: "cancel",
      code: "replied",
    });
    expect(changes.inserts.deliveries).toMatchObject([{ messageId: pending.id }]);
    expect(changes.deliveries.list()).toMatchObject([{ row: { state: "cancelled", version: 3 } }]);
  });
});

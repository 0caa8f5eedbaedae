import type { InboundRecord, Store } from "@outreachkit/core/plugin";
import { beforeEach, expect, test } from "vitest";
import { fillStore } from "./fill-store.ts";
import { sampleId } from "./sample-id.ts";
import { sampleRecords as sample } from "./sample-records.ts";

const { tenantId } = sample;
const stranger = sampleId(9);

export const testListReads = (getStore: () => Store): void => {
  beforeEach(() =>
    fillStore(getStore(), {
      tenant: [sample.tenant()],
      sender: [sample.sender()],
      campaign: [sample.campaign()],
    }),
  );

  test("tenants and senders are found by what names them", async () => {
    const second = sample.sender({ id: sampleId(5), externalId: null, name: "Bea" });
    await fillStore(getStore(), { sender: [second] });
    await getStore().transaction(async ({ tenants }) => {
      expect(await tenants.get(tenantId)).toEqual(sample.tenant());
      expect(await tenants.lock(stranger)).toBeNull();
      const find = (ids: readonly string[], externalIds: readonly string[]) =>
        tenants.findSenders({ tenantId, ids, externalIds });
      expect(await find([second.id], ["ada", "nobody"])).toEqual([sample.sender(), second]);
      expect(await find([], [])).toEqual([]);
      expect(await tenants.listSenders({ tenantId, afterId: sample.senderId, limit: 5 })).toEqual([
        second,
      ]);
    });
  });

  test("messages and deliveries are found by enrollment, contact, state and Message-ID", async () => {
    const requested = {
      generation: "requested",
      approval: "pending",
      content: null,
      contentHash: null,
      checks: null,
      decidedBy: null,
      decidedAt: null,
      revision: 0,
    } as const;
    await fillStore(getStore(), {
      enrollment: [sample.enrollment(11), sample.enrollment(12)],
      messages: {
        insert: [
          sample.message(11, { createdAt: 7 }),
          sample.message(12, { ...requested, createdAt: 6 }),
          sample.message(13, {
            ...requested,
            enrollmentId: sample.enrollment(11).id,
            stepKey: "proof",
            createdAt: 5,
          }),
        ],
      },
      deliveries: {
        insert: [
          sample.delivery(11),
          sample.delivery(12, { sentAt: 99 }),
          sample.delivery(13, { state: "failed", sentAt: null }),
        ],
      },
    });
    const ids = (records: readonly { readonly id: string }[]) =>
      records.map(({ id }) => Number(id.slice(-2)));
    const key = (number: number) => ({ tenantId, id: sample.message(number).id });
    const enrollments = [12, 11].map((number) => ({ tenantId, id: sample.enrollment(number).id }));
    const page = { tenantId, afterId: null, limit: 10 };
    await getStore().transaction(async ({ messages }) => {
      expect(await messages.get(key(12))).toEqual(
        sample.message(12, { ...requested, createdAt: 6 }),
      );
      expect(await messages.find([key(12), key(11), key(99)])).toEqual(
        await messages.lock([key(11), key(12)]),
      );
      expect(ids(await messages.findOfEnrollments(enrollments))).toEqual([13, 11, 12]);
      expect(ids(await messages.findRequested({ limit: 10 }))).toEqual([13, 12]);
      expect(
        ids(await messages.list({ ...page, contactId: sampleId(11), approvals: ["approved"] })),
      ).toEqual([11]);
      expect(
        ids(await messages.list({ ...page, generations: ["requested"], afterId: key(12).id })),
      ).toEqual([13]);
      expect(ids(await messages.listDeliveries({ ...page, states: ["sent"] }))).toEqual([11, 12]);
      expect(ids(await messages.findDeliveriesOfEnrollments(enrollments))).toEqual([11, 12]);
      expect(
        ids(
          await messages.findDeliveriesByMessageId({ tenantId, messageIds: ["<12@acme.example>"] }),
        ),
      ).toEqual([12]);
      const contactIds = [11, 12, 13].map(sampleId);
      expect(ids(await messages.findSentDeliveries({ tenantId, contactIds }))).toEqual([12, 11]);
    });
  });

  test("restrictions, signals and events are found", async () => {
    const suppression = {
      tenantId,
      id: sampleId(60),
      type: "address",
      hash: "h1",
      value: "x",
      reason: "manual",
      createdAt: 1,
    } as const;
    const signal = (number: number, contactId: string | null): InboundRecord => ({
      tenantId,
      id: sampleId(number),
      externalId: `signal-${number}`,
      type: "reply",
      data: { text: "hi" },
      contactId,
      enrollmentId: null,
      deliveryId: null,
      occurredAt: 1,
      receivedAt: 2,
    });
    const hold = {
      tenantId,
      id: sampleId(61),
      subject: "contact",
      subjectId: sampleId(11),
      until: null,
      cause: "manual",
      createdAt: 1,
    } as const;
    const event = (number: number, entityId: string) =>
      ({
        tenantId,
        id: sampleId(number),
        type: "sender-created",
        entity: "sender",
        entityId,
        version: 1,
        at: 1,
        actor: { type: "system" },
        data: {},
      }) as const;
    await getStore().transaction(async ({ restrictions, apply }) => {
      await restrictions.insertSuppressions([suppression]);
      await restrictions.insertInbound([signal(71, null), signal(72, sampleId(11))]);
      await apply({
        holds: { upsert: [hold] },
        events: [event(81, sampleId(1)), event(80, sampleId(2))],
      });
    });
    const page = { tenantId, afterId: null, limit: 10 };
    await getStore().read(async ({ restrictions, events }) => {
      expect(await restrictions.findSuppressions({ tenantId, hashes: ["h1", "h2"] })).toEqual([
        suppression,
      ]);
      expect(await restrictions.listSuppressions({ ...page, tenantId: stranger })).toEqual([]);
      expect(await restrictions.listSuppressions(page)).toEqual([suppression]);
      expect(await restrictions.findHolds({ tenantId, subjectIds: [sampleId(11)] })).toEqual([
        hold,
      ]);
      expect(await restrictions.listInbound(page)).toHaveLength(2);
      expect(await restrictions.listInbound({ ...page, matched: true })).toEqual([
        signal(72, sampleId(11)),
      ]);
      expect(await restrictions.listInbound({ ...page, matched: false })).toEqual([
        signal(71, null),
      ]);
      const all = await events.list({ tenantId, after: null, limit: 10 });
      expect(all).toMatchObject([event(81, sampleId(1)), event(80, sampleId(2))]);
      const after = { tenantId, after: all[0]!.cursor, limit: 10 };
      expect(await events.list(after)).toEqual([all[1]]);
      expect(await events.list({ ...after, after: null, entityIds: [sampleId(2)] })).toEqual([
        all[1],
      ]);
    });
  });
};

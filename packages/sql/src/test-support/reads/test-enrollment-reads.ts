import type { HoldRecord, Store } from "@outreachkit/core/plugin";
import { beforeEach, describe, expect, test } from "vitest";
import { fillStore } from "./fill-store.ts";
import { sampleId } from "./sample-id.ts";
import { sampleRecords as sample } from "./sample-records.ts";

const { tenantId, campaignId } = sample;
const stranger = sampleId(9);

const hold = (part: Pick<HoldRecord, "subject" | "subjectId" | "until">): HoldRecord => ({
  tenantId,
  id: part.subjectId,
  cause: "manual",
  createdAt: 1,
  ...part,
});

export const testEnrollmentReads = (getStore: () => Store): void => {
  const key = (number: number) => ({ tenantId, id: sample.enrollment(number).id });
  const factsOf = (...numbers: readonly number[]) =>
    getStore().read(({ enrollments }) => enrollments.readFacts(numbers.map(key)));

  beforeEach(() =>
    fillStore(getStore(), {
      tenant: [sample.tenant()],
      sender: [sample.sender()],
      campaign: [sample.campaign()],
      contact: [11, 12, 13].map((number) => sample.contact(number)),
      enrollment: [
        sample.enrollment(11),
        sample.enrollment(12, { state: "waiting", reason: "awaiting-approval", dueAt: null }),
        sample.enrollment(13, { state: "stopped", reason: "replied", stepKey: null }),
      ],
    }),
  );

  describe("facts", () => {
    test("hold every record whole, in the order asked, unknown ids left out", async () => {
      await fillStore(getStore(), { messages: { insert: [sample.message(11)] } });
      const facts = await factsOf(12, 99, 11);
      expect(facts.map(({ enrollment }) => enrollment.id)).toEqual([key(12).id, key(11).id]);
      expect(facts[1]).toEqual({
        enrollment: sample.enrollment(11),
        campaign: sample.campaign(),
        tenant: sample.tenant(),
        contact: sample.contact(11),
        sender: sample.sender(),
        message: sample.message(11),
        delivery: null,
        deliveryCount: 0,
        previousSends: [],
        suppressed: false,
        contactHold: null,
        enrollmentHold: null,
        senderHold: null,
        breakers: [],
      });
      expect(facts[0]).toMatchObject({ message: null, campaign: sample.campaign() });
      expect(await factsOf()).toEqual([]);
      expect(await factsOf(99)).toEqual([]);
    });

    test("take the latest message of the current step, and of no other step", async () => {
      const latest = sample.message(12, { enrollmentId: key(11).id, kind: "sms", createdAt: 9 });
      const other = sample.message(13, {
        enrollmentId: key(11).id,
        stepKey: "proof",
        createdAt: 99,
      });
      await fillStore(getStore(), { messages: { insert: [latest, sample.message(11), other] } });
      const facts = await factsOf(11, 12);
      expect(facts).toHaveLength(2);
      expect(facts[0]!.message).toMatchObject({ id: latest.id, kind: "sms", createdAt: 9 });
    });

    test("give the step's delivery in slot 0 and how many the step has", async () => {
      const open = sample.delivery(11, { state: "queued", sentAt: null, retryAt: 500 });
      const closed = sample.delivery(12, {
        enrollmentId: key(11).id,
        slot: 1,
        state: "failed",
        sentAt: null,
      });
      await fillStore(getStore(), { deliveries: { insert: [open, closed] } });
      expect((await factsOf(11))[0]).toMatchObject({
        delivery: open,
        deliveryCount: 2,
        previousSends: [],
      });
    });

    test("tell of earlier sends oldest first, as they went out", async () => {
      const of = { enrollmentId: key(11).id };
      const first = sample.delivery(12, {
        ...of,
        stepKey: "one",
        sentAt: 20,
        envelope: '{"subject":"Hi"}',
      });
      const second = sample.delivery(11, { ...of, stepKey: "two", sentAt: 30, receipt: "bounced" });
      await fillStore(getStore(), { deliveries: { insert: [second, first] } });
      const [facts] = await factsOf(11);
      expect(facts!.previousSends).toEqual([
        {
          messageId: "<12@acme.example>",
          subject: "Hi",
          startsThread: true,
          kind: "email",
          senderId: sample.senderId,
          bounced: false,
          sentAt: 20,
        },
        {
          messageId: "<11@acme.example>",
          subject: "Hello",
          startsThread: false,
          kind: "email",
          senderId: sample.senderId,
          bounced: true,
          sentAt: 30,
        },
      ]);
      expect(facts!.deliveryCount).toBe(0);
    });

    test.each([
      ["address", "address-11", [true, false]],
      ["domain", "domain-firm", [true, true]],
      ["domain", "address-11", [false, false]],
    ] as const)("know a suppressed %s by the hash %s", async (type, hash, expected) => {
      const suppression = {
        tenantId,
        id: sampleId(60),
        type,
        hash,
        value: null,
        reason: "manual",
        createdAt: 1,
      } as const;
      await getStore().transaction(({ restrictions }) =>
        restrictions.insertSuppressions([suppression]),
      );
      expect((await factsOf(11, 12)).map(({ suppressed }) => suppressed)).toEqual(expected);
    });

    test("tell holds of contact, enrollment and sender apart, with their ends", async () => {
      await fillStore(getStore(), {
        holds: {
          upsert: [
            hold({ subject: "contact", subjectId: sampleId(11), until: 700 }),
            hold({ subject: "enrollment", subjectId: key(12).id, until: null }),
          ],
        },
      });
      const [one, other] = await factsOf(11, 12);
      expect(one).toMatchObject({
        contactHold: { until: 700 },
        enrollmentHold: null,
        senderHold: null,
        breakers: [],
      });
      expect(other).toMatchObject({ contactHold: null, enrollmentHold: { until: null } });
      await fillStore(getStore(), {
        holds: { upsert: [hold({ subject: "sender", subjectId: sample.senderId, until: 5 })] },
      });
      expect((await factsOf(12))[0]!.senderHold).toEqual({ until: 5 });
    });

    test("never mix tenants, even where they use the same ids", async () => {
      await fillStore(getStore(), {
        tenant: [sample.tenant({ id: stranger, key: "stranger" })],
        sender: [sample.sender({ tenantId: stranger, name: "Eve" })],
        campaign: [sample.campaign({ tenantId: stranger, name: "Other" })],
        contact: [sample.contact(11, { tenantId: stranger, firstName: "Eve" })],
        enrollment: [sample.enrollment(11, { tenantId: stranger })],
        messages: { insert: [sample.message(11, { tenantId: stranger })] },
      });
      const facts = await getStore().read(({ enrollments }) =>
        enrollments.readFacts([{ tenantId: stranger, id: key(11).id }, key(11)]),
      );
      expect(facts[0]).toMatchObject({
        sender: { name: "Eve" },
        campaign: { name: "Other" },
        contact: { firstName: "Eve" },
      });
      expect(facts[1]).toMatchObject({
        sender: { name: "Ada" },
        message: null,
        contact: { firstName: "Bob" },
      });
    });
  });

  test("locks by key give the rows by id, each once", async () => {
    const locked = await getStore().transaction(({ enrollments }) =>
      enrollments.lock([key(12), key(11), key(12), key(99)]),
    );
    expect(locked).toEqual([sample.enrollment(11), expect.objectContaining(key(12))]);
  });

  test("live enrollments of contacts are found with and without a campaign", async () => {
    const contactIds = [sampleId(12), sampleId(11), sampleId(13)];
    const lock = (of?: string) =>
      getStore().transaction(async ({ enrollments }) => {
        const locked = await enrollments.lockLiveOfContacts({
          tenantId,
          contactIds,
          ...(of !== undefined && { campaignId: of }),
        });
        return locked.map(({ id }) => id);
      });
    expect(await lock()).toEqual([key(11).id, key(12).id]);
    expect(await lock(campaignId)).toEqual([key(11).id, key(12).id]);
    expect(await lock(sampleId(33))).toEqual([]);
  });

  test("lists filter by state, reason, contact and campaign, and go on after an id", async () => {
    const list = (filter: object, afterId: string | null = null, limit = 10) =>
      getStore().read(async ({ enrollments }) => {
        const found = await enrollments.list({ tenantId, afterId, limit, ...filter });
        return found.map(({ id }) => id);
      });
    expect(await list({})).toEqual([11, 12, 13].map((number) => key(number).id));
    expect(await list({}, key(11).id, 1)).toEqual([key(12).id]);
    expect(await list({ campaignId, states: ["waiting", "stopped"] })).toEqual([
      key(12).id,
      key(13).id,
    ]);
    expect(await list({ reasons: ["replied"] })).toEqual([key(13).id]);
    expect(await list({ contactId: sampleId(12) })).toEqual([key(12).id]);
    expect(await list({ states: [] })).toEqual([]);
    expect(await list({ reasons: ["' or 1 = 1 --"] })).toEqual([]);
    const live = await getStore().read(({ enrollments }) =>
      enrollments.listLiveIds({ tenantId, campaignId, afterId: key(11).id, limit: 10 }),
    );
    expect(live).toEqual([key(12).id]);
    const contactIds = [sampleId(12), sampleId(44)];
    const standings = await getStore().read(({ enrollments }) =>
      enrollments.findStandings({ tenantId, campaignId, contactIds }),
    );
    expect(standings).toMatchObject([{ contactId: sampleId(12), round: 1, state: "waiting" }]);
  });
};

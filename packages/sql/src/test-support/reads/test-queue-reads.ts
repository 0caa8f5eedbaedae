import { engineQueueId, type HintInsert, type Store } from "@outreachkit/core/plugin";
import { beforeEach, describe, expect, test } from "vitest";
import { fillStore } from "./fill-store.ts";
import { foldAll } from "./fold-all.ts";
import { sampleId } from "./sample-id.ts";
import { sampleRecords as sample } from "./sample-records.ts";

const { tenantId, senderId, campaignId } = sample;

const hint = (part: Partial<HintInsert> = {}): HintInsert => ({
  tenantId,
  senderId,
  campaignId,
  dueAt: 100,
  free: false,
  ...part,
});

export const testQueueReads = (getStore: () => Store): void => {
  const readHead = () =>
    getStore().read(({ enrollments }) => enrollments.readHead({ tenantId, senderId }));
  const candidatesOf = (limit: number, now = 1000) =>
    getStore().read(async ({ queue }) => {
      const found = await queue.readCandidates({ now, heads: [{ tenantId, senderId, limit }] });
      return found.map(({ enrollmentId }) => enrollmentId);
    });
  const enrollmentId = (number: number) => sample.enrollment(number).id;

  beforeEach(() =>
    fillStore(getStore(), {
      tenant: [sample.tenant()],
      sender: [sample.sender()],
      campaign: [sample.campaign()],
    }),
  );

  describe("folding hints", () => {
    test("lowers next due to the earliest hint, raises the version and deletes the hints", async () => {
      const before = await readHead();
      await fillStore(getStore(), {
        hints: { insert: [hint({ dueAt: 300 }), hint({ dueAt: 200 })] },
      });
      expect(await foldAll(getStore())).toEqual([{ tenantId, senderId }]);
      expect(await readHead()).toMatchObject({ nextDueAt: 200, version: before!.version + 1 });
      expect(await foldAll(getStore())).toEqual([]);
    });

    test("never makes a head later", async () => {
      await fillStore(getStore(), { hints: { insert: [hint({ dueAt: 200 })] } });
      await foldAll(getStore());
      await fillStore(getStore(), { hints: { insert: [hint({ dueAt: 900 })] } });
      await foldAll(getStore());
      expect(await readHead()).toMatchObject({ nextDueAt: 200 });
    });

    test("keeps what blocks the sender, unless a hint lifts it: then only the gap is left", async () => {
      const blocked = { gapUntil: 500, nextFreeAt: 9000, blockedBy: "sender-cap" };
      const head = await readHead();
      await fillStore(getStore(), {
        heads: {
          update: [
            {
              tenantId,
              senderId,
              fromVersion: head!.version,
              ...blocked,
              handledIds: [],
              handledDueAt: null,
              turnAt: 0,
            },
          ],
        },
        hints: { insert: [hint()] },
      });
      await foldAll(getStore());
      expect(await readHead()).toMatchObject(blocked);
      const ready = (now: number) =>
        getStore().read(({ queue }) => queue.readReadyHeads({ now, limit: 10, offset: 0 }));
      expect(await ready(8999)).toEqual([]);

      await fillStore(getStore(), { hints: { insert: [hint(), hint({ free: true })] } });
      await foldAll(getStore());
      expect(await readHead()).toMatchObject({ gapUntil: 500, nextFreeAt: 500, blockedBy: null });
      expect(await ready(499)).toEqual([]);
      expect(await ready(500)).toHaveLength(1);
    });

    test("leaves the hints of other heads alone", async () => {
      await fillStore(getStore(), {
        hints: { insert: [hint(), hint({ senderId: engineQueueId, dueAt: 50 })] },
      });
      await getStore().transaction(({ queue }) => queue.foldHints([{ tenantId, senderId }]));
      expect(await foldAll(getStore())).toEqual([{ tenantId, senderId: engineQueueId }]);
    });

    test("takes heads by age of their hints, and no hint of a queue that does not exist", async () => {
      const late = { tenantId, senderId: engineQueueId };
      await fillStore(getStore(), { hints: { insert: [hint({ senderId: sampleId(99) })] } });
      await fillStore(getStore(), { hints: { insert: [hint()] } });
      await fillStore(getStore(), { hints: { insert: [hint(late)] } });
      const lock = (limit: number) =>
        getStore().transaction(({ queue }) => queue.lockHintedHeads({ limit }));
      expect(await lock(2)).toEqual([late, { tenantId, senderId }]);
    });
  });

  describe("ready heads", () => {
    test("come ready longest first, with their sender and the tenant's zone", async () => {
      await fillStore(getStore(), {
        hints: { insert: [hint({ dueAt: 200 }), hint({ senderId: engineQueueId, dueAt: 300 })] },
      });
      await foldAll(getStore());
      const look = (now: number, limit: number, offset = 0) =>
        getStore().read(({ queue }) => queue.readReadyHeads({ now, limit, offset }));
      const [first, second] = await look(300, 10);
      expect(first).toMatchObject({
        senderId,
        sender: sample.sender(),
        tenantTimeZone: "Europe/Berlin",
      });
      expect(second).toMatchObject({ senderId: engineQueueId, sender: null });
      expect(await look(299, 10)).toEqual([first]);
      expect(await look(300, 10, 1)).toEqual([second]);
      expect(await look(300, 1)).toEqual([first]);
    });

    test.each(["paused", "deleting"] as const)(
      "of a tenant that is %s are left out",
      async (state) => {
        await fillStore(getStore(), {
          hints: { insert: [hint()] },
          tenants: { update: [{ fromVersion: 1, row: sample.tenant({ state, version: 2 }) }] },
        });
        await foldAll(getStore());
        const ready = await getStore().read(({ queue }) =>
          queue.readReadyHeads({ now: 1000, limit: 10, offset: 0 }),
        );
        expect(ready).toEqual([]);
        expect(await getStore().read(({ queue }) => queue.nextDueAt({ now: 1 }))).toBeNull();
      },
    );
  });

  describe("candidates", () => {
    test("come by lane, due time and id across campaigns, at most as many as asked", async () => {
      const other = sampleId(33);
      await fillStore(getStore(), {
        campaign: [sample.campaign({ id: other, key: "other" })],
        contact: [11, 12, 13, 14, 15].map((number) => sample.contact(number)),
        enrollment: [
          sample.enrollment(11, { dueAt: 300 }),
          sample.enrollment(12, { dueAt: 200, campaignId: other }),
          sample.enrollment(13, { dueAt: 200 }),
          sample.enrollment(14, { dueAt: 900, lane: 0, campaignId: other }),
          sample.enrollment(15, { dueAt: 1001 }),
        ],
        hints: { insert: [hint(), hint({ campaignId: other })] },
      });
      await foldAll(getStore());
      const order = [14, 12, 13, 11].map(enrollmentId);
      expect(await candidatesOf(100)).toEqual(order);
      expect(await candidatesOf(3)).toEqual(order.slice(0, 3));
      expect(await candidatesOf(0)).toEqual([]);
    });

    test("are none with a delivery out and none of a campaign that does not run", async () => {
      const paused = sampleId(33);
      await fillStore(getStore(), {
        campaign: [sample.campaign({ id: paused, key: "paused", state: "paused" })],
        contact: [11, 12, 13].map((number) => sample.contact(number)),
        enrollment: [
          sample.enrollment(11, { deliveryId: sampleId(77) }),
          sample.enrollment(12, { campaignId: paused }),
          sample.enrollment(13),
        ],
        hints: { insert: [hint(), hint({ campaignId: paused })] },
      });
      await foldAll(getStore());
      expect(await candidatesOf(100)).toEqual([enrollmentId(13)]);
    });

    test("come in the order of the heads, each with its own limit", async () => {
      await fillStore(getStore(), {
        contact: [11, 12, 13].map((number) => sample.contact(number)),
        enrollment: [
          sample.enrollment(11),
          sample.enrollment(12),
          sample.enrollment(13, { senderId: engineQueueId }),
        ],
        hints: { insert: [hint(), hint({ senderId: engineQueueId })] },
      });
      await foldAll(getStore());
      const found = await getStore().read(({ queue }) =>
        queue.readCandidates({
          now: 1000,
          heads: [
            { tenantId, senderId, limit: 1 },
            { tenantId, senderId: engineQueueId, limit: 7 },
          ],
        }),
      );
      expect(found.map((key) => key.enrollmentId)).toEqual([enrollmentId(11), enrollmentId(13)]);
    });
  });

  test("the next due instant counts heads, unfolded hints, leases and recoveries", async () => {
    const next = () => getStore().read(({ queue }) => queue.nextDueAt({ now: 10 }));
    expect(await next()).toBeNull();
    await fillStore(getStore(), { hints: { insert: [hint({ dueAt: 500 })] } });
    expect(await next()).toBe(500);
    await foldAll(getStore());
    expect(await next()).toBe(500);
    const lease = { id: sampleId(70), worker: "w", until: 400, createdAt: 1, deliveries: [] };
    await fillStore(getStore(), { leases: { insert: [lease] } });
    expect(await next()).toBe(400);
    const unknown = sample.delivery(11, {
      state: "unknown",
      retryAt: 300,
      uncertainSince: 1,
      sentAt: null,
    });
    await fillStore(getStore(), { deliveries: { insert: [unknown] } });
    expect(await next()).toBe(300);
    await fillStore(getStore(), { hints: { insert: [hint({ dueAt: 5 })] } });
    expect(await next()).toBe(10);
  });
};

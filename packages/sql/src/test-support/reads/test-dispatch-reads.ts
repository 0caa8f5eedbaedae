import { engineQueueId, type Store } from "@outreachkit/core/plugin";
import { beforeEach, describe, expect, test } from "vitest";
import { fillStore } from "./fill-store.ts";
import { sampleId } from "./sample-id.ts";
import { sampleRecords as sample } from "./sample-records.ts";

const { tenantId, senderId } = sample;

export const testDispatchReads = (getStore: () => Store): void => {
  beforeEach(() =>
    fillStore(getStore(), {
      tenant: [sample.tenant()],
      sender: [sample.sender()],
      campaign: [sample.campaign()],
      contact: [11, 12, 13].map((number) => sample.contact(number)),
      enrollment: [
        sample.enrollment(11),
        sample.enrollment(12),
        sample.enrollment(13, { deliveryId: sampleId(77) }),
      ],
    }),
  );

  describe("locking for a claim", () => {
    const candidate = (number: number, sender = senderId) => ({
      tenantId,
      senderId: sender,
      enrollmentId: sample.enrollment(number).id,
    });
    const lock = (version: number, candidates = [12, 13, 11].map((number) => candidate(number))) =>
      getStore().transaction(({ dispatch }) =>
        dispatch.lockForClaim({ heads: [{ tenantId, senderId, version }], candidates }),
      );

    test("gives the heads at the version seen, and in the order asked for those without a delivery out", async () => {
      const locks = await lock(1);
      expect(locks.heads).toMatchObject([{ tenantId, senderId, version: 1 }]);
      expect(locks.enrollments).toEqual(
        [12, 11].map((number) => ({ tenantId, id: sample.enrollment(number).id })),
      );
    });

    test("gives nothing for a head that changed", async () => {
      expect(await lock(7)).toEqual({ heads: [], enrollments: [] });
    });

    test("gives a head without candidates, and no candidate that moved to another queue", async () => {
      expect((await lock(1, [])).heads).toHaveLength(1);
      expect((await lock(1, [candidate(11, engineQueueId)])).enrollments).toEqual([]);
    });
  });

  test("capacity comes in the order asked; a bucket that does not exist is left out", async () => {
    const key = (scope: string) => ({ tenantId, scope, period: "2026-03-02" });
    await fillStore(getStore(), {
      capacity: [
        { ...key("a"), count: 3, cap: 10 },
        { ...key("b"), count: 4, cap: null },
      ],
    });
    expect(
      await getStore().read(({ dispatch }) =>
        dispatch.readCapacity([key("b"), key("c"), key("a")]),
      ),
    ).toEqual([
      { ...key("b"), used: 4 },
      { ...key("a"), used: 3 },
    ]);
  });

  test("a lease is expired from its end on, and names its deliveries", async () => {
    const lease = (number: number, until: number) => ({
      id: sampleId(number),
      worker: "w",
      until,
      createdAt: 1,
      deliveries: [{ tenantId: sample.tenantId, id: sampleId(11), enrollmentId: sampleId(12) }],
    });
    await fillStore(getStore(), {
      leases: { insert: [lease(72, 100), lease(71, 90), lease(73, 101)] },
    });
    const expired = (now: number, limit = 10) =>
      getStore().transaction(({ dispatch }) => dispatch.lockExpiredLeases({ now, limit }));
    expect(await expired(100)).toEqual([lease(71, 90), lease(72, 100)]);
    expect(await expired(100, 1)).toEqual([lease(71, 90)]);
  });

  test("a recovery gives whole requests, whatever their members' state, by request and position", async () => {
    const unknown = { state: "unknown", uncertainSince: 50, sentAt: null } as const;
    const member = (requestPosition: number) => ({ requestKey: "b", requestPosition });
    await fillStore(getStore(), {
      deliveries: {
        insert: [
          sample.delivery(11, { ...unknown, ...member(2), retryAt: 100 }),
          sample.delivery(12, { ...member(1) }),
          sample.delivery(13, { ...unknown, requestKey: "a", retryAt: 90 }),
          sample.delivery(14, { ...unknown, requestKey: "later", retryAt: 101 }),
          sample.delivery(15, {
            ...unknown,
            requestKey: "leased",
            retryAt: 1,
            leaseId: sampleId(71),
          }),
        ],
      },
    });
    const find = (limit: number) =>
      getStore().read(async ({ dispatch }) => {
        const found = await dispatch.findRecoverable({ now: 100, limit });
        return found.map(({ id }) => id);
      });
    const ids = (numbers: readonly number[]) => numbers.map((number) => sample.delivery(number).id);
    expect(await find(10)).toEqual(ids([13, 12, 11]));
    expect(await find(1)).toEqual(ids([13]));
  });
};

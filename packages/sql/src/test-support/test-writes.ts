import { type ChangeSet, WriteConflictError } from "@outreachkit/core/plugin";
import { afterAll, beforeAll, expect, test } from "vitest";
import { at, buildRecords, createId } from "./build-records.ts";
import { type CreateEmptyDatabase, createTestBed, type TestBed } from "./create-test-bed.ts";

/** Change sets: all parts or none, guarded by what they were decided on. */
export const testWrites = (createDatabase: CreateEmptyDatabase): void => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await createTestBed(createDatabase);
  });
  afterAll(() => bed.drop());

  const apply = (changes: ChangeSet) => bed.store.transaction((session) => session.apply(changes));
  const conflict = async (changes: ChangeSet) => {
    const error = await apply(changes).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WriteConflictError);
    return error as WriteConflictError;
  };
  const setUp = async () => {
    const tenant = buildRecords.tenant();
    const tenantId = tenant.id;
    const sender = buildRecords.sender({ tenantId });
    const campaign = buildRecords.campaign({ tenantId });
    const enrollment = buildRecords.enrollment({
      tenantId,
      senderId: sender.id,
      campaignId: campaign.id,
    });
    const delivery = buildRecords.delivery(enrollment);
    await bed.store.transaction(async (session) => {
      await session.tenants.insertIfAbsent(tenant);
      await session.enrollments.insert([enrollment]);
      await session.apply({
        senders: { insert: [sender] },
        campaigns: { insert: [campaign] },
        deliveries: { insert: [delivery] },
        capacity: [{ tenantId, scope: "s", period: "d", count: 2, cap: 3 }],
      });
    });
    return { tenant, tenantId, sender, campaign, enrollment, delivery };
  };
  const used = async (tenantId: string) => {
    const rows = await bed.rowsOf(
      "capacity_bucket",
      `where tenant_id = '${tenantId}' order by scope`,
    );
    return rows.map((row) => [row["scope"], Number(row["used"])]);
  };

  test("many parts are written together, and read back as they were", async () => {
    const { tenantId, enrollment, delivery, sender } = await setUp();
    const lease = { id: createId(), worker: "w", until: at, createdAt: at, deliveries: [] };
    const next = { ...enrollment, deliveryId: delivery.id, signal: 1, version: 2 };
    await apply({
      leases: { insert: [lease] },
      senders: { update: [{ row: { ...sender, dailyCap: 5, version: 2 }, fromVersion: 1 }] },
      enrollments: { update: [{ row: next, fromVersion: 1 }] },
      deliveries: {
        update: [
          {
            row: { ...delivery, state: "unknown", retryAt: at + 1, version: 2 },
            fromVersion: 1,
            fromFence: 1,
          },
        ],
      },
      capacity: [{ tenantId, scope: "s", period: "d", count: 1, cap: 3 }],
    });
    const stored = await bed.store.read(async (session) => ({
      enrollment: await session.enrollments.get(enrollment),
      deliveries: await session.messages.findDeliveriesOfEnrollments([enrollment]),
      senders: await session.tenants.findSenders({ tenantId, ids: [sender.id], externalIds: [] }),
    }));
    expect(stored.enrollment).toEqual(next);
    expect(stored.deliveries).toEqual([
      { ...delivery, state: "unknown", retryAt: at + 1, version: 2 },
    ]);
    expect(stored.senders).toEqual([{ ...sender, dailyCap: 5, version: 2 }]);
    expect(await bed.rowsOf("lease", `where id = '${lease.id}'`)).toHaveLength(1);
    expect(await used(tenantId)).toEqual([["s", 3]]);
    await apply({ leases: { deleteIds: [lease.id] } });
    expect(await bed.rowsOf("lease", `where id = '${lease.id}'`)).toHaveLength(0);
  });

  test("a write under an older version is a conflict and the whole set is undone", async () => {
    const { tenantId, enrollment } = await setUp();
    const row = { ...enrollment, signal: 9, version: 3 };
    const error = await conflict({
      hints: {
        insert: [
          {
            tenantId,
            senderId: enrollment.senderId,
            campaignId: row.campaignId,
            dueAt: 1,
            free: true,
          },
        ],
      },
      enrollments: { update: [{ row, fromVersion: 2 }] },
    });
    expect(error).toMatchObject({ part: "enrollments.update", asked: 1, took: 0 });
    expect(await bed.rowsOf("queue_hint", `where tenant_id = '${tenantId}'`)).toEqual([]);
    expect(await bed.store.read((session) => session.enrollments.get(enrollment))).toEqual(
      enrollment,
    );
  });

  test("a delivery is not written under an older fencing token", async () => {
    const { delivery } = await setUp();
    const row = { ...delivery, state: "sent" as const, version: 2 };
    const error = await conflict({
      deliveries: { update: [{ row, fromVersion: 1, fromFence: 2 }] },
    });
    expect(error.part).toBe("deliveries.update");
  });

  test("a head that was written since is a conflict", async () => {
    const { tenantId, sender } = await setUp();
    const error = await conflict({
      heads: {
        update: [
          {
            tenantId,
            senderId: sender.id,
            fromVersion: 7,
            gapUntil: 0,
            nextFreeAt: 0,
            blockedBy: null,
            handledIds: [],
            handledDueAt: null,
            turnAt: 0,
          },
        ],
      },
    });
    expect(error.part).toBe("heads.update");
  });

  test("a taken key is a conflict that names the table", async () => {
    const { delivery, enrollment } = await setUp();
    const again = buildRecords.delivery(enrollment, { stepKey: delivery.stepKey });
    const error = await conflict({ deliveries: { insert: [again] } });
    expect(error.part).toBe("delivery");
  });

  test("capacity is taken up to the cap, and a set that would pass it changes nothing", async () => {
    const { tenantId } = await setUp();
    const take = (count: number, cap: number | null, scope = "s") => ({
      capacity: [{ tenantId, scope, period: "d", count, cap }],
    });
    expect(await conflict(take(2, 3))).toMatchObject({ part: "capacity", asked: 1, took: 0 });
    await apply(take(1, 3));
    await conflict(take(1, 3));
    await apply(take(1, null));
    await conflict(take(2, 1, "new"));
    expect(await used(tenantId)).toEqual([["s", 4]]);
  });

  test("capacity that is given back never goes under none", async () => {
    const { tenantId } = await setUp();
    const change = (scope: string, count: number) => ({
      tenantId,
      scope,
      period: "d",
      count,
      cap: null,
    });
    await apply({ capacity: [change("s", -5), change("other", -1)] });
    expect(await used(tenantId)).toEqual([["s", 0]]);
    await apply({ capacity: [change("s", 2), change("s", -1), change("other", 1)] });
    expect(await used(tenantId)).toEqual([
      ["other", 1],
      ["s", 1],
    ]);
  });

  test("events are numbered in the order of the array", async () => {
    const { tenantId } = await setUp();
    const events = Array.from({ length: 300 }, (_, index) =>
      buildRecords.event({ tenantId, data: { index } }),
    );
    await apply({ events });
    const stored = await bed.store.read((session) =>
      session.events.list({ tenantId, after: null, limit: 500 }),
    );
    expect(stored.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(stored[7]).toMatchObject(events[7]!);
  });

  test("a subject's hold is replaced, and ended by its id", async () => {
    const { tenantId, sender } = await setUp();
    const hold = (until: number | null) => ({
      tenantId,
      id: createId(),
      subject: "sender" as const,
      subjectId: sender.id,
      until,
      cause: "manual",
      createdAt: at,
    });
    const [first, second] = [hold(1), hold(null)];
    const find = () =>
      bed.store.read((session) =>
        session.restrictions.findHolds({ tenantId, subjectIds: [sender.id] }),
      );
    await apply({ holds: { upsert: [first] } });
    await apply({ holds: { upsert: [hold(5), second] } });
    expect(await find()).toEqual([second]);
    await apply({ holds: { deleteIds: [second, first] } });
    expect(await find()).toEqual([]);
  });

  test("enrichment of the same source replaces what it found before", async () => {
    const tenantId = createId();
    const record = {
      tenantId,
      id: createId(),
      subject: "contact" as const,
      subjectId: createId(),
      stage: "person",
      source: "web",
      data: { found: 1 },
      fetchedAt: at,
    };
    await apply({ enrichments: { upsert: [record] } });
    await apply({
      enrichments: {
        upsert: [{ ...record, id: createId(), data: { found: 2 }, fetchedAt: at + 1 }],
      },
    });
    const stored = await bed.store.read((session) =>
      session.people.findEnrichments({
        tenantId,
        contactIds: [record.subjectId],
        companyIds: [],
      }),
    );
    expect(stored).toEqual([{ ...record, data: { found: 2 }, fetchedAt: at + 1 }]);
  });

  test("waking a campaign hints every queue that has a stream of it, due with the stream's first", async () => {
    const { tenantId, campaign, sender, enrollment } = await setUp();
    const key = { tenantId, senderId: sender.id };
    const hint = { ...key, campaignId: campaign.id, dueAt: at, free: false };
    await apply({ hints: { insert: [hint, { ...hint, campaignId: createId() }] } });
    await bed.store.transaction((session) => session.queue.foldHints([key]));
    await apply({
      campaigns: { wake: [{ tenantId, campaignId: campaign.id, at: at + 3 }] },
    });
    const hints = await bed.rowsOf("queue_hint", `where tenant_id = '${tenantId}'`);
    expect(hints.map((row) => [row["campaign_id"], Number(row["due_at"])])).toEqual([
      [campaign.id, enrollment.dueAt],
    ]);
  });

  test("what was written before an error in the same transaction is undone", async () => {
    const { tenantId } = await setUp();
    const attempt = bed.store.transaction(async (session) => {
      await session.apply({
        senders: { insert: [buildRecords.sender({ tenantId, name: "Eve" })] },
      });
      throw new Error("the flow failed");
    });
    await expect(attempt).rejects.toThrow("the flow failed");
    expect(await bed.rowsOf("sender", `where tenant_id = '${tenantId}' and name = 'Eve'`)).toEqual(
      [],
    );
  });
};

import type { EnrollmentRecord, HeadUpdate } from "@outreachkit/core/plugin";
import { afterAll, beforeAll, expect, test } from "vitest";
import { at, buildRecords } from "./build-records.ts";
import { type CreateEmptyDatabase, createTestBed, type TestBed } from "./create-test-bed.ts";

/** What a head's next due is after a claim or a settle. */
export const testHeads = (createDatabase: CreateEmptyDatabase): void => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await createTestBed(createDatabase);
  });
  afterAll(() => bed.drop());

  /** A sender's queue with one stream per campaign and these enrollments, by due time. */
  const setUp = async (
    enrollments: readonly (Partial<EnrollmentRecord> & { readonly of?: "paused" })[],
  ) => {
    const tenant = buildRecords.tenant();
    const tenantId = tenant.id;
    const sender = buildRecords.sender({ tenantId });
    const campaign = buildRecords.campaign({ tenantId });
    const paused = buildRecords.campaign({ tenantId, state: "paused" });
    const records = enrollments.map(({ of, ...values }) =>
      buildRecords.enrollment({
        tenantId,
        senderId: sender.id,
        campaignId: of === "paused" ? paused.id : campaign.id,
        ...values,
      }),
    );
    await bed.store.transaction(async (session) => {
      await session.tenants.insertIfAbsent(tenant);
      await session.apply({
        senders: { insert: [sender] },
        campaigns: { insert: [campaign, paused] },
      });
      await session.enrollments.insert(records);
      await session.apply({
        hints: {
          insert: [campaign, paused].map(({ id }) => ({
            tenantId,
            senderId: sender.id,
            campaignId: id,
            dueAt: at,
            free: false,
          })),
        },
      });
    });
    const key = { tenantId, senderId: sender.id };
    await bed.store.transaction((session) => session.queue.foldHints([key]));
    const read = () => bed.store.read((session) => session.enrollments.readHead(key));
    const update = async (values: Partial<HeadUpdate>) => {
      const { version } = (await read())!;
      await bed.store.transaction((session) =>
        session.apply({
          heads: {
            update: [
              {
                ...key,
                fromVersion: version,
                gapUntil: 0,
                nextFreeAt: 0,
                blockedBy: null,
                handledIds: [],
                handledDueAt: null,
                turnAt: 0,
                ...values,
              },
            ],
          },
        }),
      );
      const [row] = await bed.rowsOf("queue_head", `where sender_id = '${sender.id}'`);
      return {
        nextDueAt: row!["next_due_at"] === null ? null : Number(row!["next_due_at"]),
        readyAt: row!["ready_at"] === null ? null : Number(row!["ready_at"]),
        raised: Number(row!["version"]) - version,
      };
    };
    return { update, records };
  };

  test("next due is the least of both lanes, whatever their order", async () => {
    const { update } = await setUp([
      { dueAt: at + 5, lane: 1 },
      { dueAt: at + 3, lane: 0 },
      { dueAt: at + 9, lane: 0 },
    ]);
    expect(await update({})).toEqual({ nextDueAt: at + 3, readyAt: at + 3, raised: 1 });
  });

  test("what is handled, out, without a due time or of a paused campaign does not count", async () => {
    const { update, records } = await setUp([
      { dueAt: at + 1 },
      { dueAt: at + 2, deliveryId: buildRecords.tenant().id },
      { dueAt: null, state: "waiting" },
      { dueAt: at + 3, of: "paused" },
      { dueAt: at + 4 },
    ]);
    const handledIds = [records[0]!.id];
    expect(await update({ handledIds })).toMatchObject({ nextDueAt: at + 4 });
    expect(await update({ handledIds, handledDueAt: at + 2 })).toMatchObject({ nextDueAt: at + 2 });
    expect(await update({ handledIds, handledDueAt: at + 7 })).toMatchObject({ nextDueAt: at + 4 });
  });

  test("an empty queue is never ready, unless what was handled comes back", async () => {
    const { update, records } = await setUp([{ dueAt: at + 1 }]);
    const handledIds = records.map(({ id }) => id);
    expect(await update({ handledIds, nextFreeAt: at })).toMatchObject({
      nextDueAt: null,
      readyAt: null,
    });
    expect(await update({ handledIds, handledDueAt: at + 8 })).toMatchObject({
      nextDueAt: at + 8,
      readyAt: at + 8,
    });
  });

  test("a queue that had its turn stands behind those that wait, and counts its turns of one instant", async () => {
    const { update } = await setUp([{ dueAt: at + 1 }]);
    const turnOf = async (turnAt: number) => {
      const { readyAt } = await update({ turnAt });
      const [row] = await bed.rowsOf("queue_head", `where ready_at = ${readyAt}`);
      return { readyAt, turn: Number(row!["turn"]) };
    };
    expect(await turnOf(at)).toEqual({ readyAt: at + 1, turn: 0 });
    expect(await turnOf(at + 70)).toEqual({ readyAt: at + 70, turn: 1 });
    expect(await turnOf(at + 70)).toEqual({ readyAt: at + 70, turn: 2 });
    expect(await turnOf(at + 71)).toEqual({ readyAt: at + 71, turn: 1 });
  });

  test("a tenant's first queue, its next 7, its next 56 and the rest are bands, over all calls", async () => {
    const tenant = buildRecords.tenant();
    const insert = (count: number) =>
      bed.store.transaction((session) =>
        session.apply({
          senders: {
            insert: Array.from({ length: count }, () =>
              buildRecords.sender({ tenantId: tenant.id }),
            ),
          },
        }),
      );
    await bed.store.transaction((session) => session.tenants.insertIfAbsent(tenant));
    await insert(1);
    await insert(3);
    await insert(70);
    const rows = await bed.rowsOf("queue_head", `where tenant_id = '${tenant.id}'`);
    const counts = [0, 1, 2, 3].map((band) => rows.filter((row) => Number(row["band"]) === band));
    // The engine's own queue is beside the first.
    expect(counts.map(({ length }) => length)).toEqual([2, 7, 56, 10]);
  });

  test("a queue is ready at the later of next due and next free", async () => {
    const { update } = await setUp([{ dueAt: at + 1 }]);
    expect(await update({ gapUntil: at + 6, nextFreeAt: at + 6 })).toMatchObject({
      nextDueAt: at + 1,
      readyAt: at + 6,
    });
  });
};

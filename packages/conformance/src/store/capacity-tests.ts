import assert from "node:assert/strict";
import type { CapacityChange, Store } from "@outreachkit/core/plugin";
import { assertConflict } from "./assert-conflict.ts";
import { attemptApply } from "./attempt-apply.ts";
import { countRows } from "./count-rows.ts";
import { fillQueue } from "./fill-queue.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import type { StoreUnderTest } from "./store-under-test.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { testId } from "./test-data/test-id.ts";

const bucket = { tenantId: testId("tenant"), scope: "sender:1", period: "2026-03-02" } as const;

const change = (count: number, cap: number | null, part: object = {}): CapacityChange => ({
  ...bucket,
  count,
  cap,
  ...part,
});

const take = (store: Store, ...capacity: readonly CapacityChange[]) =>
  attemptApply(store, { capacity });

const usedOf = async ({ query, table }: StoreUnderTest, scope: string = bucket.scope) => {
  const rows = await query(
    `select used from ${table("capacity_bucket")} where scope = '${scope}' and period = '${bucket.period}'`,
  );
  return rows.map(({ used }) => Number(used));
};

export const capacityTests = {
  "takes capacity up to the cap and not beyond": async (subject) => {
    const { store } = subject;
    assert.equal(await take(store, change(3, 5)), null);
    await assertConflict(store, "capacity", { capacity: [change(3, 5)] });
    assert.deepEqual(await usedOf(subject), [3]);
    assert.equal(await take(store, change(2, 5)), null);
    await assertConflict(store, "capacity", { capacity: [change(1, 5)] });
    assert.deepEqual(await usedOf(subject), [5]);
  },

  "refuses what is more than the whole cap of a new bucket": async (subject) => {
    await assertConflict(subject.store, "capacity", { capacity: [change(6, 5)] });
    await assertConflict(subject.store, "capacity", { capacity: [change(1, 0)] });
    assert.equal(await countRows(subject, "capacity_bucket"), 0);
  },

  "knows no limit where there is no cap, and follows a cap that was changed": async (subject) => {
    const { store } = subject;
    assert.equal(await take(store, change(1000, null)), null);
    await assertConflict(store, "capacity", { capacity: [change(1, 1000)] });
    assert.equal(await take(store, change(1, 1001)), null);
    assert.deepEqual(await usedOf(subject), [1001]);
  },

  "gives back only where nobody moved the bucket on, if asked": async (subject) => {
    const { store } = subject;
    await take(store, change(7, 9));
    await take(store, change(-7, null, { onlyAt: 6 }));
    assert.deepEqual(await usedOf(subject), [7]);
    await take(store, change(-4, null, { onlyAt: 7 }));
    assert.deepEqual(await usedOf(subject), [3]);
  },

  "gives back, whatever the cap, and never goes below 0": async (subject) => {
    const { store } = subject;
    await take(store, change(3, 5));
    assert.equal(await take(store, change(-2, 0)), null);
    assert.deepEqual(await usedOf(subject), [1]);
    assert.equal(await take(store, change(-5, null)), null);
    assert.deepEqual(await usedOf(subject), [0]);
    assert.equal(await take(store, change(5, 5)), null);
    assert.equal(await take(store, change(-1, null, { scope: "never-taken" })), null);
    assert.ok((await usedOf(subject, "never-taken")).every((used) => used === 0));
  },

  "counts scopes, periods and tenants apart": async (subject) => {
    const { store } = subject;
    const others = [
      { scope: "sender:2" },
      { period: "2026-03-03" },
      { tenantId: testId("tenant", 2) },
    ];
    assert.equal(
      await take(store, change(5, 5), ...others.map((part) => change(4, 5, part))),
      null,
    );
    const keys = [{ ...bucket, ...others[1] }, { ...bucket, scope: "none" }, bucket];
    const read = await store.read(({ dispatch }) => dispatch.readCapacity(keys));
    assert.deepEqual(
      new Set(read),
      new Set([
        { ...bucket, used: 5 },
        { ...bucket, ...others[1], used: 4 },
      ]),
    );
    assert.deepEqual(await store.read(({ dispatch }) => dispatch.readCapacity([])), []);
  },

  "takes from all buckets of a change set or from none": async (subject) => {
    const { store } = subject;
    const full = { scope: "tenant" };
    await take(store, change(5, 5, full));
    await assertConflict(store, "capacity", {
      leases: { insert: [buildLease()] },
      capacity: [change(1, 5), change(1, 5, full)],
    });
    assert.deepEqual(await usedOf(subject), []);
    assert.equal(await countRows(subject, "lease"), 0);
  },

  "counts earlier days with sends, whatever follows the day in a period, and none with many bounces":
    async ({ store }) => {
      await fillQueue(store, [buildEnrollment(1)]);
      const on = (period: string, count: number, scope: string = bucket.scope) =>
        change(count, null, { period, scope });
      await take(
        store,
        on("2026-02-27", 5),
        on("2026-02-28T08Z", 3),
        on("2026-02-28T09Z", 3),
        on("2026-03-01", 50),
        on("2026-03-02T07Z", 9),
        on("2026-02-26", 9, "sender:2"),
        on("2026-02-27", 1, "bounced:1"),
        on("2026-02-28T09Z", 2, "bounced:1"),
        on("2026-03-01", 1, "bounced:1"),
      );
      await take(store, on("2026-02-20", 2), on("2026-02-20", -2));
      await take(store, on("2026-02-21", 2));
      await take(store, on("2026-02-21", -2));
      const daysOf = async (poorBounces: number, poorPercent: number) => {
        const key = { ...bucket, bouncesScope: "bounced:1", poorBounces, poorPercent };
        const { activeDays } = await store.read(({ dispatch }) =>
          dispatch.readClaimFacts({
            enrollments: [{ tenantId: bucket.tenantId, id: testId("enrollment") }],
            capacity: [],
            activeDays: [key],
            inProgress: [],
          }),
        );
        return activeDays.find(({ scope }) => scope === bucket.scope)?.days ?? 0;
      };
      assert.deepEqual(
        [await daysOf(3, 2), await daysOf(2, 2), await daysOf(2, 40), await daysOf(1, 2)],
        [3, 2, 3, 1],
      );
    },

  "holds the cap when twenty take at once": async (subject) => {
    const conflicts = await runTogether(subject, 20, (store, worker) =>
      // Two buckets, in opposite orders, so that takers who wait would do so in a circle.
      take(
        store,
        change(2, 15, { scope: worker % 3 === 0 ? "a" : "b" }),
        change(2, 15, { scope: worker % 3 === 0 ? "b" : "a" }),
      ),
    );
    assert.equal(conflicts.filter((conflict) => conflict === null).length, 7);
    assert.deepEqual([await usedOf(subject, "a"), await usedOf(subject, "b")], [[14], [14]]);
  },

  "ends even when takers and givers race": async (subject) => {
    await take(subject.store, change(10, 10));
    const conflicts = await runTogether(subject, 20, (store, worker) =>
      take(store, worker % 2 === 0 ? change(-1, null) : change(1, 10)),
    );
    const refused = conflicts.filter((conflict) => conflict !== null).length;
    assert.deepEqual(await usedOf(subject), [10 - refused]);
  },
} as const satisfies StoreTests;

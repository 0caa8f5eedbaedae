import assert from "node:assert/strict";
import { assertConflict } from "./assert-conflict.ts";
import { assertStored } from "./assert-stored.ts";
import { attemptApply } from "./attempt-apply.ts";
import { fillStore } from "./fill-store.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { deliveryChange, guardedFilling, guardedParts, settledDelivery } from "./guarded-parts.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";

/** A write that was decided on an older row does not take effect, and says which part it was. */
export const guardTests = {
  "writes whole rows where the version is the one that was read": async (subject) => {
    await fillStore(subject.store, guardedFilling);
    for (const { table, row, changes } of Object.values(guardedParts)) {
      assert.equal(await attemptApply(subject.store, changes(1)), null, table);
      await assertStored(subject, table, row, ["id" as keyof typeof row]);
    }
  },

  "refuses a row that changed since, and names the part": async (subject) => {
    await fillStore(subject.store, guardedFilling);
    for (const [name, { changes }] of Object.entries(guardedParts)) {
      await assertConflict(subject.store, name, changes(0));
      assert.equal(await attemptApply(subject.store, changes(1)), null, name);
      await assertConflict(subject.store, name, changes(1));
    }
  },

  "refuses an outcome under an older fencing token": async (subject) => {
    const { store } = subject;
    await fillStore(store, guardedFilling);
    for (const fence of [4, 6]) {
      await assertConflict(store, "deliveries.update", deliveryChange(settledDelivery, 1, fence));
    }
    await assertStored(subject, "delivery", buildDelivery());
    assert.equal(await attemptApply(store, deliveryChange(settledDelivery, 1, 5)), null);
    const zombie = { ...settledDelivery, state: "failed", version: 3 } as const;
    await assertConflict(store, "deliveries.update", deliveryChange(zombie, 2, 5));
    await assertStored(subject, "delivery", settledDelivery);
  },

  "refuses a whole batch for one row in it that changed": async (subject) => {
    const { store } = subject;
    const rows = [1, 2, 3].map((number) => buildEnrollment(number));
    await fillStore(store, { enrollment: rows });
    const update = rows.map((row, index) => ({
      row: { ...row, signal: 9, version: 2 },
      fromVersion: index === 1 ? 7 : 1,
    }));
    await assertConflict(store, "enrollments.update", { enrollments: { update } });
    for (const row of rows) await assertStored(subject, "enrollment", row);
  },

  "has one winner of ten writers that read the same row, in every part": async (subject) => {
    await fillStore(subject.store, guardedFilling);
    for (const [name, { changes }] of Object.entries(guardedParts)) {
      const conflicts = await runTogether(subject, 10, (store) => attemptApply(store, changes(1)));
      assert.equal(conflicts.filter((conflict) => conflict === null).length, 1, name);
    }
  },
} as const satisfies StoreTests;

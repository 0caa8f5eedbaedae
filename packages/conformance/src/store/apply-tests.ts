import assert from "node:assert/strict";
import type { ChangeSet } from "@outreachkit/core/plugin";
import { assertConflict } from "./assert-conflict.ts";
import { assertStored } from "./assert-stored.ts";
import { attemptApply } from "./attempt-apply.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { insertedTables, insertEverything } from "./insert-everything.ts";
import type { StoreTests } from "./store-test.ts";
import type { StoreUnderTest } from "./store-under-test.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildEvent } from "./test-data/build-event.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { testId } from "./test-data/test-id.ts";

const countAll = async (subject: StoreUnderTest): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  for (const table of insertedTables) counts[table] = await countRows(subject, table);
  return counts;
};

const each = (count: number) => Object.fromEntries(insertedTables.map((table) => [table, count]));

const tenantId = testId("tenant");
const staleHead = buildHeadUpdate(99, { senderId: testId("sender", 50) });

/** Each of these is refused, whatever else stands beside it. */
const refused: Readonly<Record<string, ChangeSet>> = {
  "contacts.update": { contacts: { update: [{ row: buildContact(), fromVersion: 9 }] } },
  "enrollments.update": {
    enrollments: { update: [{ row: buildEnrollment(), fromVersion: 9 }] },
  },
  "heads.update": { heads: { update: [staleHead] } },
  capacity: {
    capacity: [{ tenantId, scope: "full", period: "2026-03-02", count: 2, cap: 1 }],
  },
};

export const applyTests = {
  "writes every part of a change set": async (subject) => {
    await fillStore(subject.store, insertEverything(3));
    assert.deepEqual(await countAll(subject), each(3));
  },

  "writes a hundred rows in every part as it writes one": async (subject) => {
    const { store } = subject;
    await fillStore(store, insertEverything(100));
    assert.deepEqual(await countAll(subject), each(100));
    await assertStored(subject, "delivery", buildDelivery(100));
    await assertStored(subject, "event", buildEvent(100));
  },

  "writes nothing where a guarded part is refused, whatever stands beside it": async (subject) => {
    const { store } = subject;
    await fillStore(store, { contact: [buildContact()], enrollment: [buildEnrollment()] });
    for (const [part, changes] of Object.entries(refused)) {
      await assertConflict(store, part, { ...insertEverything(2), ...changes });
      assert.deepEqual(await countAll(subject), each(0), part);
    }
    await assertStored(subject, "contact", buildContact());
    await assertStored(subject, "enrollment", buildEnrollment());
  },

  "takes back what the same transaction wrote before the part that is refused": async (subject) => {
    const { store } = subject;
    const attempt = store.transaction(async (session) => {
      await session.people.insertContacts([buildContact()]);
      await session.apply({ leases: { insert: [buildLease()] } });
      await session.apply(refused["heads.update"]!);
    });
    await assert.rejects(attempt, { code: "write-conflict", part: "heads.update" });
    assert.equal(await countRows(subject, "contact"), 0);
    assert.equal(await countRows(subject, "lease"), 0);
  },

  "writes nothing where an inserted key is taken": async (subject) => {
    const { store } = subject;
    await fillStore(store, { deliveries: { insert: [buildDelivery()] } });
    const conflict = await attemptApply(store, {
      leases: { insert: [buildLease()] },
      deliveries: { insert: [buildDelivery(2), buildDelivery()] },
      events: [buildEvent()],
    });
    assert.ok(conflict, "a delivery was taken twice");
    assert.equal(await countRows(subject, "lease"), 0);
    assert.equal(await countRows(subject, "delivery"), 1);
    assert.equal(await countRows(subject, "event"), 0);
  },

  "takes an empty change set, and a lease that is gone already": async (subject) => {
    const { store } = subject;
    await fillStore(store, {});
    await fillStore(store, { leases: {}, events: [], heads: { update: [] }, capacity: [] });
    await fillStore(store, { leases: { insert: [buildLease(1), buildLease(2)] } });
    const deleteIds = [testId("lease", 1), testId("lease", 9)];
    await fillStore(store, { leases: { deleteIds } });
    await fillStore(store, { leases: { deleteIds } });
    assert.equal(await countRows(subject, "lease"), 1);
    await assertStored(subject, "lease", buildLease(2));
  },

  "needs as many statements for a hundred rows as for one": async (subject) => {
    const count = async (rows: number): Promise<number> => {
      let statements = 0;
      const attempt = subject.hostTransaction(async (host) => {
        const transaction: typeof host = {
          execute: (sql, parameters) => {
            statements++;
            return host.execute(sql, parameters);
          },
        };
        await subject.store.transaction(({ apply }) => apply(insertEverything(rows)), {
          transaction,
        });
        throw new Error("taken back");
      });
      await assert.rejects(attempt, { message: "taken back" });
      return statements;
    };
    assert.equal(await count(100), await count(1));
  },
} as const satisfies StoreTests;

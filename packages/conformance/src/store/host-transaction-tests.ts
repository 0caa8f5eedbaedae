import assert from "node:assert/strict";
import type { StoreSession } from "@outreachkit/core/plugin";
import { countRows } from "./count-rows.ts";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { insertedTables, insertEverything } from "./insert-everything.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import type { StoreTable, StoreUnderTest } from "./store-under-test.ts";
import { buildCompany } from "./test-data/build-company.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildInbound } from "./test-data/build-inbound.ts";
import { buildSuppression } from "./test-data/build-suppression.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

interface Write {
  readonly tables: readonly StoreTable[];
  readonly run: (session: StoreSession) => Promise<unknown>;
}

/** Every method that writes. Hints are folded in a test of their own. */
const writes: Readonly<Record<string, Write>> = {
  "tenants.insertIfAbsent": {
    tables: ["tenant", "queue_head"],
    run: ({ tenants }) => tenants.insertIfAbsent(buildTenant()),
  },
  "people.insertContacts": {
    tables: ["contact"],
    run: ({ people }) => people.insertContacts([buildContact()]),
  },
  "people.insertCompanies": {
    tables: ["company"],
    run: ({ people }) => people.insertCompanies([buildCompany()]),
  },
  "enrollments.insert": {
    tables: ["enrollment"],
    run: ({ enrollments }) => enrollments.insert([buildEnrollment()]),
  },
  "restrictions.insertSuppressions": {
    tables: ["suppression"],
    run: ({ restrictions }) => restrictions.insertSuppressions([buildSuppression()]),
  },
  "restrictions.insertInbound": {
    tables: ["inbound"],
    run: ({ restrictions }) => restrictions.insertInbound([buildInbound()]),
  },
  apply: { tables: insertedTables, run: ({ apply }) => apply(insertEverything(1)) },
};

/** Runs in the host's transaction, which the host then takes back. */
const runAndRollBack = async (
  subject: StoreUnderTest,
  run: (session: StoreSession) => Promise<unknown>,
): Promise<void> => {
  const attempt = subject.hostTransaction(async (transaction) => {
    await subject.store.transaction(run, { transaction });
    throw new Error("the host changed its mind");
  });
  await assert.rejects(attempt, { message: "the host changed its mind" });
};

export const hostTransactionTests = {
  "leaves nothing behind when the host rolls back, in any write": async (subject) => {
    for (const [name, { tables, run }] of Object.entries(writes)) {
      await runAndRollBack(subject, run);
      for (const table of tables) {
        assert.equal(await countRows(subject, table), 0, `${name} left rows in ${table}`);
      }
    }
  },

  "keeps what was written when the host commits": async (subject) => {
    // Each alone: `apply` and `insertIfAbsent` both write heads.
    for (const { tables, run } of Object.values(writes)) {
      const before = await Promise.all(tables.map((table) => countRows(subject, table)));
      await subject.hostTransaction((transaction) =>
        subject.store.transaction(run, { transaction }),
      );
      const after = await Promise.all(tables.map((table) => countRows(subject, table)));
      assert.deepEqual(
        after,
        before.map((count) => count + 1),
      );
    }
  },

  "reads in the host's transaction what was written in it": async (subject) => {
    const { store } = subject;
    await subject.hostTransaction(async (transaction) => {
      await store.transaction(({ tenants }) => tenants.insertIfAbsent(buildTenant()), {
        transaction,
      });
      const read = await store.read(({ tenants }) => tenants.get(buildTenant().id), {
        transaction,
      });
      assert.deepEqual(read, buildTenant());
    });
  },

  "takes taken keys as outcomes, so that the host's transaction can go on": async (subject) => {
    const { store } = subject;
    await fillStore(store, { tenant: [buildTenant()], contact: [buildContact()] });
    await fillStore(store, {
      company: [buildCompany()],
      enrollment: [buildEnrollment()],
      suppression: [buildSuppression()],
      inbound: [buildInbound()],
    });
    await subject.hostTransaction(async (transaction) => {
      for (const [name, { run }] of Object.entries(writes)) {
        if (name === "apply") continue;
        const outcome = await store.transaction(run, { transaction });
        const inserted = outcome instanceof Set ? outcome.size > 0 : outcome;
        assert.equal(inserted, false, name);
      }
      await transaction.execute("select 1", []);
      await store.transaction(({ people }) => people.insertContacts([buildContact(2)]), {
        transaction,
      });
    });
    assert.equal(await countRows(subject, "contact"), 2);
  },

  "folds hints in the host's transaction as in its own": async (subject) => {
    const { store } = subject;
    await fillCampaign(store);
    await fillStore(store, { hints: { insert: [buildHint({ dueAt: 5 })] } });
    const heads = [{ tenantId: testId("tenant"), senderId: testId("sender") }];
    await runAndRollBack(subject, ({ queue }) => queue.foldHints(heads));
    assert.equal((await readHead(store)).nextDueAt, null);
    assert.equal(await countRows(subject, "queue_hint"), 1);
    await subject.hostTransaction((transaction) =>
      store.transaction(({ queue }) => queue.foldHints(heads), { transaction }),
    );
    assert.equal((await readHead(store)).nextDueAt, 5);
    assert.equal(await countRows(subject, "queue_hint"), 0);
  },
} as const satisfies StoreTests;

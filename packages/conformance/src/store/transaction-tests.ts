import assert from "node:assert/strict";
import { OutreachError } from "@outreachkit/core/plugin";
import { countRows } from "./count-rows.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

/** The store's own transactions, and its clock. */
export const transactionTests = {
  "commits what a transaction wrote, for every handle, and gives its result": async (subject) => {
    const result = await subject.store.transaction(async ({ people }) => {
      await people.insertContacts([buildContact()]);
      return "done";
    });
    assert.equal(result, "done");
    const found = await subject.second().read(({ people }) =>
      people.findContacts({
        tenantId: testId("tenant"),
        ids: [testId("contact")],
        externalIds: [],
        emailKeys: [],
      }),
    );
    assert.deepEqual(found, [buildContact()]);
  },

  "rolls back what throws, gives the same error, and runs nothing again": async (subject) => {
    const crash = new Error("crash");
    let runs = 0;
    const attempt = subject.store.transaction(async ({ people, tenants }) => {
      runs++;
      await people.insertContacts([buildContact()]);
      await tenants.insertIfAbsent(buildTenant());
      throw crash;
    });
    await assert.rejects(attempt, (error) => error === crash);
    assert.equal(runs, 1);
    for (const table of ["contact", "tenant", "queue_head"] as const) {
      assert.equal(await countRows(subject, table), 0, table);
    }
  },

  "sees its own writes inside a transaction": async ({ store }) => {
    await store.transaction(async ({ tenants }) => {
      await tenants.insertIfAbsent(buildTenant());
      assert.deepEqual(await tenants.get(buildTenant().id), buildTenant());
    });
  },

  "goes on after a transaction that failed": async (subject) => {
    await runTogether(subject, 12, async (store, worker) => {
      const contact = buildContact(worker + 1);
      const attempt = store.transaction(async ({ people }) => {
        await people.insertContacts([contact]);
        if (worker % 2 === 0) throw new Error("crash");
      });
      if (worker % 2 === 0) await assert.rejects(attempt, { message: "crash" });
      else await attempt;
    });
    assert.equal(await countRows(subject, "contact"), 6);
  },

  "never waits for itself: one transaction inside another runs or is refused": async ({
    store,
  }) => {
    const nested = store.transaction(() =>
      store.transaction(({ tenants }) => tenants.insertIfAbsent(buildTenant())),
    );
    const outcome = await nested.catch((error: unknown) => {
      if (OutreachError.isInstance(error)) return error.code;
      throw error;
    });
    assert.ok(outcome === true || outcome === "nested-transaction", String(outcome));
    assert.equal(
      await store.transaction(({ tenants }) =>
        tenants.insertIfAbsent(buildTenant({ id: testId("tenant", 2) })),
      ),
      true,
    );
  },

  "gives the time in whole milliseconds, the same to every handle, never backwards": async (
    subject,
  ) => {
    const times: number[] = [];
    for (const store of [subject.store, subject.second(), subject.store]) {
      times.push(await store.now());
    }
    assert.ok(
      times.every((time) => Number.isSafeInteger(time)),
      String(times),
    );
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
    assert.ok(times[2]! - times[0]! < 60_000, "two handles have two clocks");
  },
} as const satisfies StoreTests;

import assert from "node:assert/strict";
import { engineQueueId } from "@outreachkit/core/plugin";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

const tenant = buildTenant();

export const tenantTests = {
  "inserts a tenant with the head of its engine queue": async (subject) => {
    const { store } = subject;
    const inserted = await store.transaction(({ tenants }) => tenants.insertIfAbsent(tenant));
    assert.equal(inserted, true);
    await assertStored(subject, "tenant", tenant, ["id"]);
    const head = { tenantId: tenant.id, senderId: engineQueueId };
    await assertStored(subject, "queue_head", { ...head, nextDueAt: null }, [
      "tenantId",
      "senderId",
    ]);
    const read = await store.read(({ enrollments }) => enrollments.readHead(head));
    assert.ok(read, "the engine queue has no head");
    assert.deepEqual(
      { nextDueAt: read.nextDueAt, blockedBy: read.blockedBy },
      { nextDueAt: null, blockedBy: null },
    );
  },

  "leaves a tenant as it is that is inserted again": async (subject) => {
    const { store } = subject;
    await store.transaction(({ tenants }) => tenants.insertIfAbsent(tenant));
    const again = { ...tenant, state: "paused", settings: {}, version: 7 } as const;
    const inserted = await store.transaction(({ tenants }) => tenants.insertIfAbsent(again));
    assert.equal(inserted, false);
    await assertStored(subject, "tenant", tenant, ["id"]);
    assert.equal(await countRows(subject, "queue_head"), 1);
  },

  "has one winner of twenty inserts of one tenant at once": async (subject) => {
    const inserted = await runTogether(subject, 20, (store) =>
      store.transaction(({ tenants }) => tenants.insertIfAbsent(tenant)),
    );
    assert.equal(inserted.filter(Boolean).length, 1);
    assert.equal(await countRows(subject, "tenant"), 1);
    assert.equal(await countRows(subject, "queue_head"), 1);
  },

  "reads a tenant with and without a lock, and null for one that is not there": async ({
    store,
  }) => {
    const bare = buildTenant({ id: testId("tenant", 2), settings: {}, state: "deleting" });
    await store.transaction(async ({ tenants }) => {
      await tenants.insertIfAbsent(tenant);
      await tenants.insertIfAbsent(bare);
    });
    await store.transaction(async ({ tenants }) => {
      for (const method of ["get", "lock"] as const) {
        assert.deepEqual(await tenants[method](tenant.id), tenant);
        assert.deepEqual(await tenants[method](bare.id), bare);
        assert.equal(await tenants[method](testId("tenant", 3)), null);
      }
    });
  },
} as const satisfies StoreTests;

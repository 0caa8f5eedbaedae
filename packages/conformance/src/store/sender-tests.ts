import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { listPages } from "./list-pages.ts";
import type { StoreTests } from "./store-test.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const bare = buildSender(2, {
  externalId: null,
  timeZone: null,
  country: null,
  dailyCap: null,
  gap: null,
  gapJitter: null,
  ramp: null,
  accounting: null,
  weeklyCaps: null,
  inProgressCap: null,
});
const capped = buildSender(3, { dailyCap: 0, gap: 0 });
const filling = { tenant: [buildTenant()], sender: [capped, bare, buildSender(1)] };

export const senderTests = {
  "inserts senders, each with the head of its queue": async (subject) => {
    await fillStore(subject.store, filling);
    for (const sender of filling.sender) {
      await assertStored(subject, "sender", sender);
      await assertStored(
        subject,
        "queue_head",
        { tenantId, senderId: sender.id, nextDueAt: null, blockedBy: null },
        ["tenantId", "senderId"],
      );
    }
  },

  "finds senders by id and by external id, each once and in id order": async ({ store }) => {
    await fillStore(store, filling);
    const find = (ids: readonly string[], externalIds: readonly string[]) =>
      store.read(({ tenants }) => tenants.findSenders({ tenantId, ids, externalIds }));
    const found = await find([capped.id, bare.id, testId("sender", 9)], ["rep-1", "rep-3", "rep"]);
    assert.deepEqual(found, [buildSender(1), bare, capped]);
    assert.deepEqual(await find([], ["rep-3"]), [capped]);
    assert.deepEqual(await find([], []), []);
  },

  "lists senders by id, page by page": async ({ store }) => {
    await fillStore(store, filling);
    const pages = await listPages(
      (page) => store.read(({ tenants }) => tenants.listSenders({ tenantId, ...page })),
      ({ id }) => id,
    );
    assert.deepEqual(pages.map(idsOf), [[testId("sender", 1), bare.id], [capped.id]]);
    assert.deepEqual(pages.flat(), [buildSender(1), bare, capped]);
  },
} as const satisfies StoreTests;

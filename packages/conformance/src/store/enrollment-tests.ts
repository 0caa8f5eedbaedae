import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { fillStore } from "./fill-store.ts";
import { listPages } from "./list-pages.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const campaignId = testId("campaign");
const pending = buildEnrollment(1, { state: "pending", stepKey: null, lane: 1 });
const waiting = buildEnrollment(2, {
  state: "waiting",
  reason: "awaiting-approval",
  dueAt: null,
  lane: 0,
});
const stopped = buildEnrollment(3, { state: "stopped", reason: "replied", stepKey: null });
const elsewhere = buildEnrollment(4, {
  campaignId: testId("campaign", 2),
  contactId: testId("contact", 1),
});
const out = buildEnrollment(5, { deliveryId: testId("delivery"), senderId: testId("sender", 2) });
const completed = buildEnrollment(6, {
  state: "completed",
  dueAt: null,
  channel: "email",
  fallbacks: { hook: "sms", "a key with spaces": "email" },
});
const all = [pending, waiting, stopped, elsewhere, out, completed];
const unknown = { tenantId, id: testId("enrollment", 99) };

export const enrollmentTests = {
  "keeps every field of an enrollment": async (subject) => {
    await fillStore(subject.store, { enrollment: all });
    for (const enrollment of all) {
      await assertStored(subject, "enrollment", enrollment);
      const read = await subject.store.read(({ enrollments }) => enrollments.get(enrollment));
      assert.deepEqual(read, enrollment);
    }
    assert.equal(await subject.store.read(({ enrollments }) => enrollments.get(unknown)), null);
  },

  "inserts each round of campaign and contact once, and names the inserted": async (subject) => {
    const { store } = subject;
    await fillStore(store, { enrollment: [pending] });
    const again = buildEnrollment(11, { contactId: pending.contactId });
    const twin = buildEnrollment(12, { contactId: waiting.contactId });
    const inserted = await store.transaction(({ enrollments }) =>
      enrollments.insert([again, waiting, twin, elsewhere]),
    );
    assert.ok(inserted.has(elsewhere.id));
    assert.equal(inserted.size, 2);
    assert.ok(!inserted.has(again.id));
    assert.notEqual(inserted.has(waiting.id), inserted.has(twin.id));
    await assertStored(subject, "enrollment", pending);
  },

  "has one winner for each contact of twelve enrollments at once": async (subject) => {
    const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
    const inserted = await runTogether(subject, 12, (store, worker) => {
      const batch = numbers.map((number) =>
        buildEnrollment(worker * 1000 + number, { contactId: testId("contact", number) }),
      );
      return store.transaction(({ enrollments }) =>
        enrollments.insert(worker % 3 === 0 ? batch.toReversed() : batch),
      );
    });
    const winners = inserted.flatMap((ids) => [...ids]);
    assert.equal(winners.length, numbers.length);
    const rows = await subject.query(`select id from ${subject.table("enrollment")} order by id`);
    assert.deepEqual(
      rows.map(({ id }) => id),
      winners.toSorted(),
    );
  },

  "locks by key in order of ids, each once, unknown ids left out": async ({ store }) => {
    await fillStore(store, { enrollment: all });
    const lock = (keys: readonly { readonly id: string }[]) =>
      store.transaction(({ enrollments }) =>
        enrollments.lock(keys.map(({ id }) => ({ tenantId, id }))),
      );
    assert.deepEqual(await lock([out, waiting, unknown, pending]), [pending, waiting, out]);
    assert.deepEqual(await lock([]), []);
  },

  "never lets two lock the same rows in a circle": async (subject) => {
    await fillStore(subject.store, { enrollment: all });
    const locked = await runTogether(subject, 20, (store, worker) =>
      store.transaction(({ enrollments }) =>
        enrollments.lock(worker % 3 === 0 ? all.toReversed() : all),
      ),
    );
    for (const rows of locked) assert.equal(rows.length, all.length);
  },

  "locks what is live of a contact, in all campaigns or in one": async ({ store }) => {
    await fillStore(store, { enrollment: all });
    const contactIds = all.map(({ contactId }) => contactId).toReversed();
    const lock = (part: object) =>
      store.transaction(({ enrollments }) =>
        enrollments.lockLiveOfContacts({ tenantId, contactIds, ...part }),
      );
    assert.deepEqual(await lock({}), [pending, waiting, elsewhere, out]);
    assert.deepEqual(await lock({ campaignId }), [pending, waiting, out]);
    assert.deepEqual(await lock({ contactIds: [stopped.contactId] }), []);
    assert.deepEqual(await lock({ contactIds: [] }), []);
  },

  "lists by campaign, contact, state and reason, page by page": async ({ store }) => {
    await fillStore(store, { enrollment: all.toReversed() });
    const list = (part: object) =>
      store.read(({ enrollments }) =>
        enrollments.list({ tenantId, afterId: null, limit: 100, ...part }),
      );
    assert.deepEqual(await list({}), all);
    assert.deepEqual(await list({ contactId: pending.contactId }), [pending, elsewhere]);
    assert.deepEqual(await list({ campaignId, states: ["pending", "waiting"] }), [
      pending,
      waiting,
    ]);
    assert.deepEqual(await list({ reasons: ["replied", "awaiting-approval"] }), [waiting, stopped]);
    assert.deepEqual(await list({ reasons: ["' or 1 = 1 --", "%"] }), []);
    const pages = await listPages(
      (page) =>
        store.read(({ enrollments }) => enrollments.list({ tenantId, campaignId, ...page })),
      ({ id }) => id,
    );
    assert.deepEqual(pages, [[pending, waiting], [stopped, out], [completed]]);
  },

  "lists the ids of what is live in a campaign": async ({ store }) => {
    await fillStore(store, { enrollment: all });
    const pages = await listPages(
      (page) =>
        store.read(({ enrollments }) => enrollments.listLiveIds({ tenantId, campaignId, ...page })),
      (id) => id,
    );
    assert.deepEqual(pages, [[pending.id, waiting.id], [out.id]]);
  },
} as const satisfies StoreTests;

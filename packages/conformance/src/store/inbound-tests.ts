import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildInbound } from "./test-data/build-inbound.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const unmatched = buildInbound(1);
const matched = buildInbound(2, {
  contactId: testId("contact"),
  enrollmentId: testId("enrollment"),
  deliveryId: testId("delivery"),
});
const ofContact = buildInbound(3, { contactId: testId("contact") });
const all = [unmatched, matched, ofContact];

/** Signals from outside. Providers repeat them: one was seen to come 46 times. */
export const inboundTests = {
  "keeps every field of a signal": async (subject) => {
    await fillStore(subject.store, { inbound: all });
    for (const signal of all) await assertStored(subject, "inbound", signal);
  },

  "takes a signal once that comes 46 times at once": async (subject) => {
    const inserted = await runTogether(subject, 46, (store, index) =>
      store.transaction(({ restrictions }) =>
        restrictions.insertInbound([buildInbound(index + 1, { externalId: "signal" })]),
      ),
    );
    const winners = inserted.flatMap((ids) => [...ids]);
    assert.equal(winners.length, 1);
    assert.equal(await countRows(subject, "inbound"), 1);
    assert.equal(await countRows(subject, "inbound", `id = '${winners[0]}'`), 1);
  },

  "takes a signal once that comes 46 times in one delivery, and the others with it": async (
    subject,
  ) => {
    const repeated = Array.from({ length: 46 }, (_, index) =>
      buildInbound(index + 1, { externalId: "signal" }),
    );
    const inserted = await subject.store.transaction(({ restrictions }) =>
      restrictions.insertInbound([...repeated, buildInbound(99)]),
    );
    assert.equal(inserted.size, 2);
    assert.ok(inserted.has(testId("inbound", 99)));
    assert.equal(await countRows(subject, "inbound"), 2);
  },

  "lists signals by id, those that matched nothing apart": async ({ store }) => {
    await fillStore(store, { inbound: all.toReversed() });
    const list = (part: object) =>
      store.read(({ restrictions }) =>
        restrictions.listInbound({ tenantId, afterId: null, limit: 100, ...part }),
      );
    assert.deepEqual(await list({}), all);
    assert.deepEqual(await list({ matched: false }), [unmatched]);
    assert.deepEqual(await list({ matched: true }), [matched, ofContact]);
    assert.deepEqual(idsOf(await list({ afterId: unmatched.id, limit: 1 })), [matched.id]);
  },
} as const satisfies StoreTests;

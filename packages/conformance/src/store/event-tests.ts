import assert from "node:assert/strict";
import type { Store } from "@outreachkit/core/plugin";
import { assertStored } from "./assert-stored.ts";
import { attemptApply } from "./attempt-apply.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildEvent } from "./test-data/build-event.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");

const list = (store: Store, part: object = {}) =>
  store.read(({ events }) => events.list({ tenantId, after: null, limit: 1000, ...part }));

export const eventTests = {
  "keeps every field of an event": async (subject) => {
    const system = buildEvent(2, { actor: { type: "system" }, data: {} });
    await fillStore(subject.store, { events: [buildEvent(1), system] });
    await assertStored(subject, "event", buildEvent(1));
    await assertStored(subject, "event", system);
    const events = [buildEvent(1), system];
    const read = await list(subject.store);
    assert.deepEqual(
      read.map((event, index) => ({ ...event, ...events[index] })),
      read,
    );
    assert.deepEqual(idsOf(read), idsOf(events));
  },

  "gives events in the order in which they were written, whatever their ids and times": async ({
    store,
  }) => {
    const numbers = [5, 3, 9, 1, 7, 2, 8, 4, 6];
    const written = numbers.map((number) =>
      buildEvent(number, { entityId: testId("contact", number % 3), at: 100 - number }),
    );
    await fillStore(store, { events: written.slice(0, 4) });
    await fillStore(store, { events: written.slice(4) });
    const events = await list(store);
    assert.deepEqual(idsOf(events), idsOf(written));
    assert.equal(new Set(events.map(({ cursor }) => cursor)).size, written.length);
  },

  "keeps the order of many events that many write at once": async (subject) => {
    await runTogether(subject, 12, (store, worker) =>
      fillStore(store, {
        events: Array.from({ length: 20 }, (_, index) =>
          buildEvent(worker * 100 + index + 1, {
            entityId: testId("contact", worker + 1),
            version: index + 1,
          }),
        ),
      }),
    );
    const events = await list(subject.store);
    assert.equal(events.length, 240);
    for (let worker = 0; worker < 12; worker++) {
      const own = events.filter(({ entityId }) => entityId === testId("contact", worker + 1));
      assert.deepEqual(
        own.map(({ version }) => version),
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
    }
  },

  "goes on after a cursor, and keeps to some entities": async ({ store }) => {
    const other = testId("contact", 2);
    const events = [1, 2, 3, 4, 5].map((number) =>
      buildEvent(number, { entityId: number % 2 === 0 ? other : testId("contact") }),
    );
    await fillStore(store, { events });
    const first = await list(store, { limit: 2 });
    assert.deepEqual(idsOf(first), idsOf(events.slice(0, 2)));
    const rest = await list(store, { after: first[1]!.cursor });
    assert.deepEqual(idsOf(rest), idsOf(events.slice(2)));
    const ofOther = await list(store, { entityIds: [other, testId("contact", 9)] });
    assert.deepEqual(idsOf(ofOther), [events[1]!.id, events[3]!.id]);
    assert.deepEqual(await list(store, { entityIds: [] }), []);
  },

  "refuses a second event of the same entity and version": async (subject) => {
    const { store } = subject;
    await fillStore(store, { events: [buildEvent(1)] });
    const twin = buildEvent(2, { version: 1 });
    assert.ok(await attemptApply(store, { events: [buildEvent(3), twin] }), "it was taken");
    assert.deepEqual(idsOf(await list(store)), [buildEvent(1).id]);
    const elsewhere = buildEvent(4, { tenantId: testId("tenant", 2), version: 1 });
    assert.equal(await attemptApply(store, { events: [elsewhere] }), null);
  },

  "has one winner of ten events of one version at once": async (subject) => {
    const conflicts = await runTogether(subject, 10, (store, worker) =>
      attemptApply(store, { events: [buildEvent(worker + 1, { version: 1 })] }),
    );
    assert.equal(conflicts.filter((conflict) => conflict === null).length, 1);
    assert.equal(await countRows(subject, "event"), 1);
  },
} as const satisfies StoreTests;

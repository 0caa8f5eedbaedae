import assert from "node:assert/strict";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { readSettled } from "./read-settled.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildEvent } from "./test-data/build-event.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const stranger = testId("tenant", 2);
const written = (count: number) =>
  Array.from({ length: count }, (_, index) => buildEvent(index + 1));

export const eventReaderTests = {
  "gives a reader every settled event once, page by page, and the same place at the end": async ({
    store,
  }) => {
    const events = written(25);
    await fillStore(store, { events });
    const read = await readSettled(store, { tenantId, after: null }, { count: 25, limit: 10 });
    assert.deepEqual(idsOf(read.events), idsOf(events));
    const rest = await readSettled(store, { tenantId, after: read.end }, { count: 0 });
    assert.deepEqual(rest, { events: [], end: read.end, more: false });
  },

  "leads a reader of rare types past the others": async ({ store }) => {
    const events = written(30).map((event) =>
      event.version === 29 ? { ...event, type: "contact-created" as const } : event,
    );
    await fillStore(store, { events });
    await readSettled(store, { tenantId, after: null }, { count: 30 });
    const types = ["contact-created"] as const;
    const first = await readSettled(
      store,
      { tenantId, types, after: null },
      { count: 0, limit: 10 },
    );
    assert.deepEqual(first.events, []);
    assert.equal(first.more, true);
    const rest = await readSettled(store, { tenantId, types, after: first.end }, { count: 1 });
    assert.deepEqual(idsOf(rest.events), [events[28]!.id]);
    // Behind the last that was looked at, whatever its type.
    const end = await readSettled(store, { tenantId, after: rest.end }, { count: 0 });
    assert.deepEqual(end.events, []);
  },

  "gives one tenant its own events, and the engine those of all": async ({ store }) => {
    const theirs = buildEvent(9, { tenantId: stranger });
    await fillStore(store, { events: [buildEvent(1), theirs, buildEvent(2)] });
    const all = await readSettled(store, { after: null }, { count: 3 });
    assert.deepEqual(idsOf(all.events), [buildEvent(1).id, theirs.id, buildEvent(2).id]);
    const own = await readSettled(store, { tenantId: stranger, after: null }, { count: 1 });
    assert.deepEqual(idsOf(own.events), [theirs.id]);
  },

  "gives an entity's events by their version to a reader among many writers": async (subject) => {
    let writing = true;
    const writers = runTogether(subject, 8, async (store, worker) => {
      for (let version = 1; version <= 10; version += 1) {
        const entityId = testId("contact", worker + 1);
        await fillStore(store, {
          events: [buildEvent(worker * 100 + version, { entityId, version })],
        });
      }
    }).finally(() => (writing = false));
    const seen: { readonly entityId: string; readonly version: number }[] = [];
    let after: string | null = null;
    while (writing || seen.length < 80) {
      const count = writing ? 0 : 80 - seen.length;
      const page = await readSettled(subject.store, { tenantId, after }, { count, limit: 5 });
      seen.push(...page.events);
      after = page.end;
      if (!writing && page.events.length < count) break;
    }
    await writers;
    assert.equal(seen.length, 80);
    for (let worker = 1; worker <= 8; worker += 1) {
      const own = seen.filter(({ entityId }) => entityId === testId("contact", worker));
      assert.deepEqual(
        own.map(({ version }) => version),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      );
    }
  },

  "refuses a cursor that no store gave": async ({ store }) => {
    for (const after of ["", "1", "x-1", "1-1 or 1=1"]) {
      const request = { tenantId, after, limit: 10 };
      const refused = { code: "invalid-input" };
      await assert.rejects(
        store.read(({ events }) => events.list(request)),
        refused,
      );
      await assert.rejects(
        store.read(({ events }) => events.readSettled(request)),
        refused,
      );
    }
  },

  "lists the types that are asked for": async ({ store }) => {
    const created = buildEvent(2, { type: "contact-created" });
    await fillStore(store, { events: [buildEvent(1), created] });
    const list = (types: readonly (typeof created.type)[]) =>
      store.read(({ events }) => events.list({ tenantId, types, after: null, limit: 10 }));
    assert.deepEqual(idsOf(await list(["contact-created"])), [created.id]);
    assert.deepEqual(await list([]), []);
  },
} as const satisfies StoreTests;

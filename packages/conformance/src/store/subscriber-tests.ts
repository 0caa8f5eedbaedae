import assert from "node:assert/strict";
import type { Store, SubscriberRecord } from "@outreachkit/core/plugin";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { readSettled } from "./read-settled.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildEvent } from "./test-data/build-event.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const name = "timeline";
const createdAt = testTime;

const insert = (store: Store, from: "now" | "start", as = name) =>
  store.transaction(({ subscribers }) => subscribers.insertIfAbsent({ name: as, from, createdAt }));
const findDue = (store: Store, now = testTime, names = [name]) =>
  store.read(({ subscribers }) => subscribers.findDue({ names, now }));
const change = (store: Store, part: Partial<SubscriberRecord>, as = name) =>
  store.transaction(async ({ subscribers }) => {
    const row = await subscribers.lock(as);
    assert.ok(row, `${as} is locked by nobody`);
    await subscribers.save({ ...row, ...part });
  });

export const subscriberTests = {
  "keeps every field of a subscriber's place": async ({ store }) => {
    await insert(store, "start");
    await fillStore(store, { events: [buildEvent(1)] });
    const { end: cursor } = await readSettled(store, { after: null }, { count: 1 });
    const failing = {
      cursor,
      failures: 3,
      retryAt: testTime + 5,
      code: "E_DOWN",
      eventId: testId("event"),
      deliveredAt: testTime + 4,
    };
    await change(store, failing);
    const [row] = await findDue(store);
    assert.deepEqual(row?.subscriber, { name, createdAt, ...failing });
  },

  "has one row for a name that twenty insert at once": async (subject) => {
    await runTogether(subject, 20, (store, worker) =>
      insert(store, worker % 2 === 0 ? "start" : "now"),
    );
    assert.equal(await countRows(subject, "subscriber_cursor"), 1);
    const [row] = await findDue(subject.store);
    assert.equal(row?.subscriber.failures, 0);
  },

  "begins with the log or with what comes": async ({ store }) => {
    await fillStore(store, { events: [buildEvent(1)] });
    await readSettled(store, { after: null }, { count: 1 });
    await insert(store, "start", "from-start");
    await insert(store, "now", "from-now");
    const names = ["from-start", "from-now", "unknown"];
    const before = await findDue(store, testTime, names);
    assert.deepEqual(
      before.map(({ subscriber, due }) => [subscriber.name, due]),
      [
        ["from-now", false],
        ["from-start", true],
      ],
    );
    const [late] = before;
    await fillStore(store, { events: [buildEvent(2)] });
    const { events } = await readSettled(store, { after: late!.subscriber.cursor }, { count: 1 });
    assert.deepEqual(
      events.map(({ id }) => id),
      [buildEvent(2).id],
    );
  },

  "is due when something settled is behind its place, and not while it backs off": async ({
    store,
  }) => {
    await insert(store, "start");
    const due = async (now: number) => (await findDue(store, now))[0]?.due;
    assert.equal(await due(testTime), false);
    await fillStore(store, { events: [buildEvent(1)] });
    const { end: cursor } = await readSettled(store, { after: null }, { count: 1 });
    assert.equal(await due(testTime), true);
    await change(store, { retryAt: testTime + 10 });
    assert.equal(await due(testTime + 9), false);
    assert.equal(await due(testTime + 10), true);
    await change(store, { cursor, retryAt: null });
    assert.equal(await due(testTime), false);
  },

  "tells how far each is behind, and since when": async ({ store }) => {
    await insert(store, "start", "behind");
    const events = [buildEvent(1), buildEvent(2), buildEvent(3)];
    await fillStore(store, { events });
    const { end: cursor } = await readSettled(store, { after: null }, { count: 3 });
    await insert(store, "start", "ahead");
    await change(store, { cursor }, "ahead");
    const progress = await store.read(({ subscribers }) => subscribers.listProgress());
    assert.deepEqual(
      progress.map(({ subscriber, behind, oldestAt }) => [subscriber.name, behind, oldestAt]),
      [
        ["ahead", 0, null],
        ["behind", 3, buildEvent(1).at],
      ],
    );
  },

  "gives a place back as it was when its transaction fails": async ({ store }) => {
    await insert(store, "start");
    const fails = store.transaction(async ({ subscribers }) => {
      const row = await subscribers.lock(name);
      await subscribers.save({ ...row!, failures: 9 });
      throw new Error("no");
    });
    await assert.rejects(fails, /no/);
    const [row] = await findDue(store);
    assert.equal(row?.subscriber.failures, 0);
    const nobody = await store.transaction(({ subscribers }) => subscribers.lock("nobody"));
    assert.equal(nobody, null);
  },
} as const satisfies StoreTests;

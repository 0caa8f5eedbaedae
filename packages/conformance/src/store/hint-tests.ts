import assert from "node:assert/strict";
import { engineQueueId } from "@outreachkit/core/plugin";
import { countRows } from "./count-rows.ts";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const head = { tenantId: testId("tenant"), senderId: testId("sender") };
const engine = { ...head, senderId: engineQueueId };
const hints = (...parts: readonly Parameters<typeof buildHint>[0][]) => ({
  hints: { insert: parts.map((part) => buildHint(part)) },
});

export const hintTests = {
  "touches no head when hints are written": async (subject) => {
    const { store } = subject;
    await fillCampaign(store);
    const before = await readHead(store);
    await fillStore(store, hints({ dueAt: 200 }, { dueAt: 300, free: true }));
    assert.deepEqual(await readHead(store), before);
    assert.equal(await countRows(subject, "queue_hint"), 2);
  },

  "folds hints into the head: earliest due time, next version, hints gone": async (subject) => {
    const { store } = subject;
    await fillCampaign(store);
    const { version } = await readHead(store);
    await fillStore(store, hints({ dueAt: 300 }, { dueAt: 200 }, { dueAt: 400 }));
    assert.deepEqual(await foldHints(store), [head]);
    const folded = await readHead(store);
    assert.equal(folded.nextDueAt, 200);
    assert.ok(folded.version > version, "the fold has to raise the head's version");
    assert.equal(await countRows(subject, "queue_hint"), 0);
    assert.deepEqual(await foldHints(store), []);
  },

  "makes a head earlier, never later": async ({ store }) => {
    await fillCampaign(store);
    for (const [dueAt, expected] of [
      [500, 500],
      [900, 500],
      [100, 100],
      [101, 100],
    ] as const) {
      await fillStore(store, hints({ dueAt }));
      await foldHints(store);
      assert.equal((await readHead(store)).nextDueAt, expected);
    }
  },

  "adds the streams that hints name, each once": async (subject) => {
    const { store } = subject;
    await fillCampaign(store);
    const second = buildCampaign(2);
    await fillStore(store, { campaign: [second] });
    await fillStore(store, hints({}, { campaignId: second.id }, {}, { campaignId: null }));
    await foldHints(store);
    await fillStore(store, hints({}, { ...engine }));
    await foldHints(store);
    const rows = await subject.query(
      `select sender_id, campaign_id from ${subject.table("queue_stream")} order by sender_id, campaign_id`,
    );
    assert.deepEqual(
      rows.map((row) => [row["sender_id"], row["campaign_id"]]),
      [
        [engineQueueId, testId("campaign")],
        [head.senderId, testId("campaign")],
        [head.senderId, second.id],
      ],
    );
  },

  "lifts what blocks a sender beyond its gap only where a hint says so": async ({ store }) => {
    await fillCampaign(store);
    const { version } = await readHead(store);
    const blocked = { gapUntil: 500, nextFreeAt: 9000, blockedBy: "sender-cap" };
    await fillStore(store, { heads: { update: [buildHeadUpdate(version, blocked)] } });
    const state = async () => {
      const { gapUntil, nextFreeAt, blockedBy } = await readHead(store);
      return { gapUntil, nextFreeAt, blockedBy };
    };
    await fillStore(store, hints({}));
    await foldHints(store);
    assert.deepEqual(await state(), blocked);
    await fillStore(store, hints({}, { free: true, campaignId: null }));
    await foldHints(store);
    assert.deepEqual(await state(), { gapUntil: 500, nextFreeAt: 500, blockedBy: null });
  },

  "leaves the hints of heads that are not folded": async (subject) => {
    const { store } = subject;
    await fillCampaign(store);
    await fillStore(store, hints({ dueAt: 5 }, { ...engine, dueAt: 6 }));
    await store.transaction(({ queue }) => queue.foldHints([head]));
    assert.equal(await countRows(subject, "queue_hint"), 1);
    assert.equal((await readHead(store, engineQueueId)).nextDueAt, null);
    assert.deepEqual(await foldHints(store), [engine]);
    assert.equal((await readHead(store, engineQueueId)).nextDueAt, 6);
  },

  "gives at most as many heads as asked, and none whose queue does not exist": async ({
    store,
  }) => {
    await fillCampaign(store);
    await fillStore(store, hints({ senderId: testId("sender", 99) }, {}, engine));
    const lock = (limit: number) =>
      store.transaction(({ queue }) => queue.lockHintedHeads({ limit }));
    assert.equal((await lock(1)).length, 1);
    assert.deepEqual(new Set(await lock(10)), new Set([engine, head]));
  },

  "wakes every queue that has a stream of a campaign": async (subject) => {
    const { store } = subject;
    await fillCampaign(store);
    await fillStore(store, hints({}, engine, { campaignId: testId("campaign", 2) }));
    await foldHints(store);
    const { tenantId } = head;
    const wake = [{ tenantId, campaignId: testId("campaign"), at: testTime - 7 }];
    await fillStore(store, { campaigns: { wake } });
    assert.equal(await countRows(subject, "queue_hint", `due_at = ${testTime - 7}`), 2);
    assert.equal(await countRows(subject, "queue_hint"), 2);
    await foldHints(store);
    for (const { senderId } of [head, engine]) {
      assert.equal((await readHead(store, senderId)).nextDueAt, testTime - 7);
    }
  },
} as const satisfies StoreTests;

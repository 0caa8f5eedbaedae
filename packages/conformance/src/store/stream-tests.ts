import assert from "node:assert/strict";
import { lanes, type Store, type StreamBlock } from "@outreachkit/core/plugin";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const senderId = testId("sender");
const campaignId = testId("campaign");
const key = { tenantId, senderId, campaignId };
const idOf = (number: number) => testId("enrollment", number);

const block = (store: Store, part: Partial<StreamBlock>) =>
  fillStore(store, { streams: { block: [{ ...key, freeAt: 0, newFreeAt: 0, ...part }] } });

const found = async (store: Store, now: number, nextDueAt = 0) => {
  const heads = [{ tenantId, senderId, limit: 9, nextDueAt }];
  const candidates = await store.read(({ queue }) => queue.readCandidates({ now, heads }));
  return candidates.map(({ enrollmentId }) => enrollmentId);
};

/** A follow-up and a new contact of one campaign, and a follow-up of another. */
const fill = async (store: Store) => {
  await fillQueue(store, [
    buildEnrollment(1, { dueAt: 100, lane: 0 }),
    buildEnrollment(2, { dueAt: 110, lane: 1 }),
    buildEnrollment(3, { dueAt: 120, lane: 0, campaignId: testId("campaign", 2) }),
  ]);
  await fillStore(store, { campaign: [buildCampaign(2)] });
};

const update = async (store: Store) => {
  const { version } = await readHead(store);
  await fillStore(store, { heads: { update: [buildHeadUpdate(version, { nextFreeAt: 0 })] } });
  return (await readHead(store)).nextDueAt;
};

export const streamTests = {
  "looks past a blocked stream until it is free, and then at what was due before its head": async ({
    store,
  }) => {
    await fill(store);
    await block(store, { freeAt: 500 });
    assert.deepEqual(await found(store, 499), [idOf(3)]);
    assert.deepEqual(await found(store, 500, 450), [idOf(1), idOf(2)]);
    const read = await store.read(({ enrollments }) => enrollments.readStream(key));
    assert.deepEqual(read, { ...key, freeAt: 500, newFreeAt: 0, turn: 0 });
  },

  "blocks new contacts alone where only they are": async ({ store }) => {
    await fill(store);
    await block(store, { newFreeAt: 500 });
    assert.deepEqual(await found(store, 499), [idOf(1), idOf(3)]);
    assert.deepEqual(await found(store, 500), [idOf(1), idOf(3), idOf(2)]);
  },

  "is blocked until the later of two instants": async ({ store }) => {
    await fill(store);
    await block(store, { freeAt: 500 });
    await block(store, { freeAt: 300, newFreeAt: 700 });
    assert.deepEqual(await found(store, 499), [idOf(3)]);
    assert.deepEqual(await found(store, 699), [idOf(1), idOf(3)]);
  },

  "takes what is blocked as due when its stream is free": async ({ store }) => {
    await fill(store);
    await block(store, { freeAt: 500, newFreeAt: 700 });
    await block(store, { freeAt: 400, campaignId: testId("campaign", 2) });
    assert.equal(await update(store), 400);
    await block(store, { freeAt: 900, campaignId: testId("campaign", 2) });
    assert.equal(await update(store), 500);
  },

  "frees a stream by a hint that says so, and no other": async ({ store }) => {
    await fill(store);
    await block(store, { freeAt: 500, newFreeAt: 500 });
    await block(store, { freeAt: 500, campaignId: testId("campaign", 2) });
    await fillStore(store, { hints: { insert: [buildHint({ dueAt: 450 })] } });
    await foldHints(store);
    assert.deepEqual(await found(store, 499, 450), []);
    await fillStore(store, { hints: { insert: [buildHint({ dueAt: 450, free: true })] } });
    await foldHints(store);
    assert.deepEqual(await found(store, 499, 450), [idOf(1), idOf(2)]);
  },

  "wakes a campaign's queues, and frees its streams if asked": async ({ store }) => {
    await fill(store);
    await block(store, { freeAt: 500 });
    const wake = (free: boolean) =>
      fillStore(store, { campaigns: { wake: [{ tenantId, campaignId, at: 50, free }] } });
    await wake(false);
    await foldHints(store);
    assert.deepEqual(await found(store, 499), [idOf(3)]);
    await wake(true);
    await foldHints(store);
    assert.deepEqual(await found(store, 499), [idOf(1), idOf(3), idOf(2)]);
  },

  "lifts what blocks every queue of a tenant, and of no other": async ({ store }) => {
    await fill(store);
    const { version } = await readHead(store);
    const blocked = { nextFreeAt: 900, blockedBy: "tenant-cap" };
    await fillStore(store, { heads: { update: [buildHeadUpdate(version, blocked)] } });
    const other = buildTenant({ id: testId("tenant", 2), key: "other" });
    await fillStore(store, {
      tenant: [other],
      tenants: { wake: [{ tenantId: other.id, at: 60 }] },
    });
    await foldHints(store);
    assert.equal((await readHead(store)).blockedBy, "tenant-cap");
    await fillStore(store, { tenants: { wake: [{ tenantId, at: 60 }] } });
    await foldHints(store);
    const { nextFreeAt, blockedBy, nextDueAt } = await readHead(store);
    assert.deepEqual(
      { nextFreeAt: nextFreeAt < 900, blockedBy, nextDueAt },
      {
        nextFreeAt: true,
        blockedBy: null,
        nextDueAt: 60,
      },
    );
  },

  "reads the more urgent campaign first, and new contacts first where it says so": async ({
    store,
  }) => {
    await fill(store);
    const save = (row: ReturnType<typeof buildCampaign>, fromVersion: number) =>
      fillStore(store, { campaigns: { update: [{ row, fromVersion }] } });
    await save(buildCampaign(2, { priority: "urgent", version: 2 }), 1);
    assert.deepEqual(await found(store, 999), [idOf(3), idOf(1), idOf(2)]);
    await save(buildCampaign(1, { stepOrder: "new-first", version: 2 }), 1);
    assert.deepEqual(await found(store, 999), [idOf(3), idOf(2), idOf(1)]);
    await save(buildCampaign(2, { priority: "high", version: 3 }), 2);
    assert.deepEqual(await found(store, 999), [idOf(2), idOf(3), idOf(1)]);
  },

  "reads follow-ups and new contacts in a ratio's rounds, from the stream's turn on": async ({
    store,
  }) => {
    await fillQueue(
      store,
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
        buildEnrollment(number, {
          dueAt: 100 + number,
          lane: number <= 5 ? lanes.followUp : lanes.newContact,
        }),
      ),
    );
    const ratio = { stepOrder: "ratio", followUpShare: 2, newShare: 1, version: 2 } as const;
    await fillStore(store, {
      campaigns: { update: [{ row: buildCampaign(1, ratio), fromVersion: 1 }] },
    });
    assert.deepEqual(await found(store, 999), [1, 2, 6, 3, 4, 7, 5, 8].map(idOf));
    const turn = async (place: number) => {
      await fillStore(store, {
        streams: { turn: [{ ...key, turn: place }] },
      });
      return await found(store, 999);
    };
    assert.deepEqual(await turn(1), [1, 6, 2, 3, 7, 4, 5, 8].map(idOf));
    assert.deepEqual(await turn(2), [6, 1, 2, 7, 3, 4, 8, 5].map(idOf));
  },

  "reads the lanes of enrollments with a priority of their own once a hint names them": async ({
    store,
  }) => {
    await fill(store);
    const own = [
      buildEnrollment(4, { dueAt: 130, lane: lanes.urgentNewContact }),
      buildEnrollment(5, { dueAt: 125, lane: lanes.highFollowUp }),
    ];
    await fillStore(store, {
      enrollment: own,
      contact: own.map(({ contactId: id }) =>
        buildContact(9, { id, externalId: id, email: null, emailKey: null }),
      ),
    });
    await block(store, { freeAt: 500 });
    const hint = (part: object) =>
      fillStore(store, { hints: { insert: [buildHint({ dueAt: 90, ...part })] } });
    await hint({ free: true });
    await hint({ lanes: Object.keys(lanes).length });
    await foldHints(store);
    assert.deepEqual(await found(store, 499), [4, 1, 3, 5, 2].map(idOf));
    await hint({ lanes: 2 });
    await foldHints(store);
    assert.deepEqual(await found(store, 499), [4, 1, 3, 5, 2].map(idOf));
    await block(store, { newFreeAt: 500 });
    assert.deepEqual(await found(store, 499), [1, 3, 5].map(idOf));
    assert.equal(await update(store), 100);
  },
} as const satisfies StoreTests;

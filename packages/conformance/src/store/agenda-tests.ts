import assert from "node:assert/strict";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

/** What a worker asks before it looks at the queues, and before it sleeps. */
export const agendaTests = {
  "tells when the next thing is due: heads, hints, leases, recoveries": async ({ store }) => {
    await fillCampaign(store);
    const next = () => store.read(({ queue }) => queue.nextDueAt({ now: 10 }));
    const apartFromHints = async () =>
      (await store.read(({ queue }) => queue.readAgenda({ now: 10 }))).nextAt;
    assert.equal(await next(), null);
    await fillStore(store, { hints: { insert: [buildHint({ dueAt: 500 })] } });
    assert.equal(await next(), 500);
    assert.equal(await apartFromHints(), null);
    await foldHints(store);
    assert.equal(await next(), 500);
    assert.equal(await apartFromHints(), 500);
    await fillStore(store, { leases: { insert: [buildLease(1, { until: 400 })] } });
    assert.equal(await next(), 400);
    const unknown = buildDelivery(1, { state: "unknown", leaseId: null, retryAt: 300 });
    await fillStore(store, { deliveries: { insert: [unknown] } });
    assert.equal(await next(), 300);
    // A retry is its enrollment's due time: nothing is to be recovered.
    const queued = buildDelivery(2, { state: "queued", leaseId: null, retryAt: 20 });
    await fillStore(store, { deliveries: { insert: [queued] } });
    assert.equal(await next(), 300);
    const paused = { state: "paused", pausedUntil: 200 } as const;
    await fillStore(store, { campaigns: { insert: [buildCampaign(9, paused)] } });
    assert.equal(await next(), 200);
    assert.equal(await apartFromHints(), 200);
    await fillStore(store, { hints: { insert: [buildHint({ dueAt: 5 })] } });
    assert.equal(await next(), 10);
  },

  "tells what else waits for a worker": async ({ store }) => {
    await fillCampaign(store);
    const agenda = (now: number) => store.read(({ queue }) => queue.readAgenda({ now }));
    const idle = {
      nextAt: null,
      hintsDue: false,
      hints: 0,
      leasesDue: false,
      recoveriesDue: false,
      campaignsDue: false,
      requested: false,
      rescheduling: false,
    };
    assert.deepEqual(await agenda(testTime), idle);
    const unknown = buildDelivery(1, { state: "unknown", leaseId: null, retryAt: 300 });
    await fillStore(store, {
      hints: { insert: [buildHint({ dueAt: 100 }), buildHint({ dueAt: 150 })] },
      leases: { insert: [buildLease(1, { until: 200 })] },
      deliveries: { insert: [unknown] },
    });
    assert.deepEqual(await agenda(99), { ...idle, nextAt: 200, hints: 2 });
    assert.deepEqual(await agenda(100), { ...idle, nextAt: 200, hints: 2, hintsDue: true });
    const due = { ...idle, hints: 2, hintsDue: true, leasesDue: true };
    assert.deepEqual(await agenda(201), { ...due, nextAt: 201 });
    await fillStore(store, {
      messages: { insert: [buildMessage(1, { generation: "requested" })] },
    });
    const all = { ...due, nextAt: 300, recoveriesDue: true, requested: true };
    assert.deepEqual(await agenda(300), all);
    const paused = { state: "paused", pausedUntil: 400 } as const;
    await fillStore(store, { campaigns: { insert: [buildCampaign(9, paused)] } });
    assert.equal((await agenda(399)).campaignsDue, false);
    assert.equal((await agenda(400)).campaignsDue, true);
  },

  "tells that a changed schedule is not all planned again, and of which campaigns": async ({
    store,
  }) => {
    const from = (number: number, rescheduleFrom: string | null) =>
      buildCampaign(number, { rescheduleFrom });
    await fillStore(store, {
      tenant: [buildTenant()],
      campaign: [from(1, null), from(2, testId("enrollment")), from(3, testId("enrollment"))],
    });
    const found = await store.read(({ campaigns }) => campaigns.findRescheduling({ limit: 10 }));
    assert.deepEqual(
      found.map(({ id, rescheduleFrom }) => ({ id, rescheduleFrom })),
      [2, 3].map((number) => ({
        id: testId("campaign", number),
        rescheduleFrom: testId("enrollment"),
      })),
    );
    const one = await store.read(({ campaigns }) => campaigns.findRescheduling({ limit: 1 }));
    assert.equal(one.length, 1);
    const agenda = await store.read(({ queue }) => queue.readAgenda({ now: testTime }));
    assert.equal(agenda.rescheduling, true);
  },
} as const satisfies StoreTests;

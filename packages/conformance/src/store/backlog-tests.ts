import assert from "node:assert/strict";
import type { Backlog, DeliveryState, Store } from "@outreachkit/core/plugin";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

const nothing: Backlog = {
  oldestReadyAt: null,
  firstLeaseEndsAt: null,
  hints: 0,
  claimed: 0,
  claimedByWorker: 0,
  requested: 0,
  failed: 0,
  unknown: 0,
  needsReview: 0,
};

const readBacklog = (store: Store, now: number): Promise<Backlog> =>
  store.read(({ queue }) => queue.readBacklog({ now, worker: "worker-1" }));

const inState = (number: number, state: DeliveryState) =>
  buildDelivery(number, { state, leaseId: null });

/** What a host's health check asks. */
const leased = (number: number) => {
  const { tenantId, id, enrollmentId } = buildDelivery(number);
  return { tenantId, id, enrollmentId };
};

export const backlogTests = {
  "tells since when the oldest ready work waits, hinted or folded": async ({ store }) => {
    await fillCampaign(store);
    assert.deepEqual(await readBacklog(store, 1_000), nothing);
    await fillStore(store, {
      hints: { insert: [buildHint({ dueAt: 700 }), buildHint({ dueAt: 500 })] },
    });
    assert.deepEqual(await readBacklog(store, 499), { ...nothing, hints: 2 });
    const late = { ...nothing, oldestReadyAt: 500 };
    assert.deepEqual(await readBacklog(store, 1_000), { ...late, hints: 2 });
    await foldHints(store);
    assert.deepEqual(await readBacklog(store, 499), nothing);
    assert.deepEqual(await readBacklog(store, 1_000), late);
  },

  "leaves out what waits for a tenant that is paused": async ({ store }) => {
    await fillCampaign(store);
    await fillStore(store, { hints: { insert: [buildHint({ dueAt: 500 })] } });
    const tenant = buildTenant();
    await fillStore(store, {
      tenants: {
        update: [{ row: { ...tenant, state: "paused", version: 2 }, fromVersion: tenant.version }],
      },
    });
    assert.deepEqual(await readBacklog(store, 1_000), { ...nothing, hints: 1 });
    await foldHints(store);
    assert.deepEqual(await readBacklog(store, 1_000), nothing);
  },

  "counts what is claimed, by whom, and what somebody should know about": async ({ store }) => {
    await fillCampaign(store);
    const own = testId("lease", 1);
    const other = testId("lease", 2);
    await fillStore(store, {
      leases: {
        insert: [
          buildLease(1, { until: 900, deliveries: [1, 3].map(leased) }),
          buildLease(2, { until: 800, deliveries: [2].map(leased) }),
        ],
      },
      messages: { insert: [buildMessage(1, { generation: "requested" })] },
      deliveries: {
        insert: [
          buildDelivery(1, { leaseId: own }),
          buildDelivery(2, { leaseId: other }),
          buildDelivery(3, { leaseId: own, state: "unknown" }),
          inState(4, "failed"),
          inState(5, "failed"),
          inState(6, "needs-review"),
          inState(7, "sent"),
          inState(8, "skipped"),
        ],
      },
    });
    assert.deepEqual(await readBacklog(store, 1_000), {
      ...nothing,
      firstLeaseEndsAt: 800,
      claimed: 3,
      claimedByWorker: 2,
      requested: 1,
      failed: 2,
      unknown: 1,
      needsReview: 1,
    });
  },

  "stops counting at 1,000": async ({ store }) => {
    await fillCampaign(store);
    const numbers = Array.from({ length: 1_001 }, (_, index) => index + 1);
    await fillStore(store, {
      hints: { insert: numbers.map(() => buildHint({ dueAt: 5 })) },
      deliveries: { insert: numbers.map((number) => inState(number, "failed")) },
    });
    const { hints, failed } = await readBacklog(store, 1_000);
    assert.deepEqual({ hints, failed }, { hints: 1_000, failed: 1_000 });
  },
} as const satisfies StoreTests;

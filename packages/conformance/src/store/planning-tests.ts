import type { PlanningFacts, Store } from "@outreachkit/core/plugin";
import assert from "node:assert/strict";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { listPages } from "./list-pages.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildFacts } from "./test-data/build-facts.ts";
import { buildHold } from "./test-data/build-hold.ts";
import { buildSuppression } from "./test-data/build-suppression.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const running = testId("campaign", 2);
const paused = testId("campaign", 3);
const own = buildEnrollment(1, { state: "pending", stepKey: null });
const parked = buildEnrollment(2, { state: "waiting", reason: "awaiting-approval", dueAt: null });
const ended = buildEnrollment(3, { state: "stopped", reason: "replied", dueAt: null });
const neighbour = buildEnrollment(4, { campaignId: running });
const parkedNeighbour = buildEnrollment(5, { campaignId: running, dueAt: null, state: "waiting" });
const withOther = buildEnrollment(6, { campaignId: running, senderId: testId("sender", 2) });
const inPaused = buildEnrollment(7, { campaignId: paused });
const all = [own, parked, ended, neighbour, parkedNeighbour, withOther, inPaused];

const fill = async (store: Store) => {
  await fillCampaign(store, all);
  await fillStore(store, {
    campaign: [
      buildCampaign(2, { id: running, key: "running", state: "running" }),
      buildCampaign(3, { id: paused, key: "paused", state: "paused" }),
    ],
  });
};
const list = (store: Store, part: object = {}) =>
  store.read(({ enrollments }) =>
    enrollments.listForPlanning({
      tenantId,
      campaignId: testId("campaign"),
      senderIds: [testId("sender")],
      afterId: null,
      limit: 100,
      ...part,
    }),
  );
const planningOf = (
  number: number,
  part: Partial<Parameters<typeof buildFacts>[1]> = {},
): PlanningFacts => {
  const { enrollment, contact, suppressed, contactHold, enrollmentHold } = buildFacts(number, part);
  return { enrollment, contact, suppressed, contactHold, enrollmentHold };
};

export const planningTests = {
  "lists what is live in the campaign, and what else is due from its senders": async ({
    store,
  }) => {
    await fill(store);
    assert.deepEqual(await list(store), [
      planningOf(1, { enrollment: own }),
      planningOf(2, { enrollment: parked }),
      planningOf(4, { enrollment: neighbour }),
    ]);
    assert.deepEqual(await list(store, { campaignId: paused, senderIds: [] }), [
      planningOf(7, { enrollment: inPaused }),
    ]);
  },

  "lists it page by page": async ({ store }) => {
    await fill(store);
    const pages = await listPages(
      (page) => list(store, page),
      ({ enrollment }) => enrollment.id,
    );
    assert.deepEqual(
      pages.map((page) => page.map(({ enrollment }) => enrollment.id)),
      [[own.id, parked.id], [neighbour.id]],
    );
  },

  "tells suppressions and holds": async ({ store }) => {
    await fill(store);
    await fillStore(store, {
      suppression: [buildSuppression(1)],
      holds: {
        upsert: [
          buildHold(1, { subject: "contact", subjectId: parked.contactId, until: 5 }),
          buildHold(2, { subject: "enrollment", subjectId: neighbour.id, until: null }),
        ],
      },
    });
    assert.deepEqual(await list(store), [
      planningOf(1, { enrollment: own, suppressed: true }),
      planningOf(2, { enrollment: parked, contactHold: { until: 5 } }),
      planningOf(4, { enrollment: neighbour, enrollmentHold: { until: null } }),
    ]);
  },
} as const satisfies StoreTests;

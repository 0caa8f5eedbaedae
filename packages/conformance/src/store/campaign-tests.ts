import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { listPages } from "./list-pages.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildCampaignVersion } from "./test-data/build-campaign-version.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const draft = buildCampaign(2, { state: "draft", launchedAt: null });

export const campaignTests = {
  "keeps every field of a campaign and of its version": async (subject) => {
    const { store } = subject;
    const version = buildCampaignVersion();
    await fillStore(store, {
      campaign: [buildCampaign(), draft],
      campaigns: { insertVersions: [version] },
    });
    await assertStored(subject, "campaign", buildCampaign());
    await assertStored(subject, "campaign", draft);
    await assertStored(subject, "campaign_version", version);
    const found = await store.read(({ campaigns }) => campaigns.getVersions([version]));
    assert.deepEqual(found, [version]);
  },

  "reads a campaign by id and by key, locked or not, and null for an unknown one": async ({
    store,
  }) => {
    await fillStore(store, { campaign: [draft, buildCampaign()] });
    await store.transaction(async ({ campaigns }) => {
      assert.deepEqual(await campaigns.get(draft), draft);
      assert.deepEqual(await campaigns.lock(draft), draft);
      assert.deepEqual(await campaigns.findByKey({ tenantId, key: "campaign-2" }), draft);
      const unknown = { tenantId, id: testId("campaign", 9) };
      assert.equal(await campaigns.get(unknown), null);
      assert.equal(await campaigns.lock(unknown), null);
      assert.equal(await campaigns.findByKey({ tenantId, key: "Campaign-2" }), null);
    });
  },

  "lists campaigns by id, page by page": async ({ store }) => {
    const campaigns = [1, 2, 3].map((number) => buildCampaign(number));
    await fillStore(store, { campaign: campaigns.toReversed() });
    const pages = await listPages(
      (page) => store.read((session) => session.campaigns.list({ tenantId, ...page })),
      ({ id }) => id,
    );
    assert.deepEqual(pages, [campaigns.slice(0, 2), campaigns.slice(2)]);
  },

  "gives versions of all tenants, and leaves unknown ids out": async ({ store }) => {
    const versions = [
      buildCampaignVersion(1),
      buildCampaignVersion(2, { campaignId: testId("campaign", 1), number: 2 }),
      buildCampaignVersion(3, { tenantId: testId("tenant", 2), number: 3 }),
    ];
    await fillStore(store, { campaigns: { insertVersions: versions } });
    const keys = [
      ...versions,
      { tenantId, id: testId("campaign-version", 9) },
      { tenantId, id: versions[2]!.id },
    ];
    const found = await store.read(({ campaigns }) => campaigns.getVersions(keys));
    const byId = found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    assert.deepEqual(byId, versions);
    assert.deepEqual(await store.read(({ campaigns }) => campaigns.getVersions([])), []);
  },

  "finds paused campaigns whose pause has ended, earliest first, of all tenants": async ({
    store,
  }) => {
    const paused = (number: number, pausedUntil: number | null, part = {}) =>
      buildCampaign(number, { state: "paused", pausedUntil, ...part });
    await fillStore(store, {
      campaign: [
        paused(1, 30),
        paused(2, 20, { tenantId: testId("tenant", 2) }),
        paused(3, 31),
        paused(4, null),
        paused(5, 10, { state: "running" }),
      ],
    });
    const find = (limit: number) =>
      store.read(({ campaigns }) => campaigns.findResumable({ now: 30, limit }));
    assert.deepEqual(idsOf(await find(10)), [testId("campaign", 2), testId("campaign", 1)]);
    assert.equal((await find(1)).length, 1);
  },

  "finds running campaigns that are closed and have nothing live, of all tenants": async ({
    store,
  }) => {
    const closed = { enrollment: "closed" } as const;
    const elsewhere = buildCampaign(7, { ...closed, tenantId: testId("tenant", 2) });
    const of = (number: number) => ({ campaignId: testId("campaign", number) });
    await fillStore(store, {
      campaign: [
        buildCampaign(1, closed),
        buildCampaign(2, closed),
        buildCampaign(3, closed),
        buildCampaign(4, closed),
        buildCampaign(5),
        buildCampaign(6, { ...closed, state: "paused" }),
        elsewhere,
      ],
      enrollment: [
        buildEnrollment(1, { ...of(1), state: "stopped", reason: "replied", dueAt: null }),
        buildEnrollment(2, { ...of(1), state: "completed", dueAt: null }),
        buildEnrollment(3, { ...of(2), state: "waiting", reason: "delivery-unknown", dueAt: null }),
        buildEnrollment(4, { ...of(3), state: "pending" }),
        buildEnrollment(5, { ...of(4), state: "scheduled", deliveryId: testId("delivery") }),
        // Of another tenant under the same campaign id: it keeps nothing alive here.
        buildEnrollment(6, { ...of(1), tenantId: testId("tenant", 2) }),
      ],
    });
    const find = (limit: number) =>
      store.read(({ campaigns }) => campaigns.findCompletable({ limit }));
    assert.deepEqual(idsOf(await find(10)).toSorted(), [testId("campaign"), elsewhere.id]);
    assert.equal((await find(1)).length, 1);
  },
} as const satisfies StoreTests;

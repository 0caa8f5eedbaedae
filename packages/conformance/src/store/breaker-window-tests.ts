import assert from "node:assert/strict";
import type { BreakerStore, BreakerWindow, DeliveryRecord, Store } from "@outreachkit/core/plugin";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildSentDelivery } from "./test-data/build-sent-delivery.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
type Request = Parameters<BreakerStore["readWindows"]>[0][number];

const request = (part: Partial<Request> = {}): Request => ({
  tenantId,
  scope: "tenant",
  senderId: null,
  campaignId: null,
  domain: null,
  since: 0,
  lastSends: 100,
  complaintSends: 0,
  ...part,
});

const read = (store: Store, ...requests: readonly Request[]): Promise<readonly BreakerWindow[]> =>
  store.read(({ breakers }) => breakers.readWindows(requests));

const countsOf = async (store: Store, ...requests: readonly Request[]) =>
  (await read(store, ...requests)).map(({ sends, bounced, complained }) => [
    sends,
    bounced,
    complained,
  ]);

/** The delivery of this number was claimed at it. */
const send = (number: number, part: Partial<DeliveryRecord> = {}): DeliveryRecord =>
  buildSentDelivery(number, {
    enrollmentId: testId("enrollment", number),
    claimedAt: number,
    receipt: null,
    ...part,
  });

/** Senders 1 and 2 send from one domain, 3 from another; campaigns 1 and 2. Each pair has a stream. */
const fill = async (store: Store, deliveries: readonly DeliveryRecord[]) => {
  const numbers = [1, 2, 3];
  await fillStore(store, {
    tenant: [buildTenant()],
    sender: numbers.map((number) =>
      buildSender(number, number === 3 ? { address: "cleo@Other.example" } : {}),
    ),
    campaign: [buildCampaign(1), buildCampaign(2)],
    hints: {
      insert: numbers.flatMap((number) =>
        [1, 2].map((campaign) =>
          buildHint({
            senderId: testId("sender", number),
            campaignId: testId("campaign", campaign),
          }),
        ),
      ),
    },
    deliveries: { insert: deliveries },
  });
  await foldHints(store);
};

const of = (sender: number, campaign = 1) => ({
  senderId: testId("sender", sender),
  campaignId: testId("campaign", campaign),
});

export const breakerWindowTests = {
  "counts the last sends of a sender, a domain, a campaign and the tenant": async ({ store }) => {
    await fill(store, [
      send(1, of(1)),
      send(2, { ...of(1, 2), receipt: "bounced" }),
      send(3, { ...of(2), receipt: "complained" }),
      send(4, { ...of(3), receipt: "delivered" }),
      send(5, { ...of(3, 2), state: "failed", receipt: "bounced" }),
    ]);
    const asked = [
      request(),
      request({ senderId: testId("sender", 1) }),
      request({ domain: "sender.example" }),
      request({ domain: "other.example" }),
      request({ campaignId: testId("campaign", 2) }),
      request({ senderId: testId("sender", 9) }),
      request({ domain: "der.example" }),
    ];
    assert.deepEqual(await countsOf(store, ...asked), [
      [5, 2, 1],
      [2, 1, 0],
      [3, 1, 1],
      [2, 1, 0],
      [2, 2, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    assert.deepEqual(await read(store), []);
  },

  "counts what was accepted or bounced at once, and nothing else": async ({ store }) => {
    const others = (["queued", "claimed", "unknown", "needs-review", "failed"] as const).map(
      (state, index) => send(10 + index, { ...of(1), state }),
    );
    const skipped = send(20, { ...of(1), state: "skipped", claimedAt: null });
    await fill(store, [...others, skipped, send(1, of(1))]);
    assert.deepEqual(await countsOf(store, request()), [[1, 0, 0]]);
  },

  "takes the latest by the instant of the claim, across streams": async ({ store }) => {
    const bounced = { receipt: "bounced" } as const;
    await fill(store, [
      send(1, { ...of(1), ...bounced, claimedAt: 10 }),
      send(2, { ...of(2), claimedAt: 40 }),
      send(3, { ...of(1, 2), ...bounced, claimedAt: 30 }),
      send(4, { ...of(2, 2), claimedAt: 20 }),
      send(5, { ...of(1), claimedAt: 50 }),
    ]);
    const last = [5, 4, 3, 2, 1].map((lastSends) => request({ lastSends }));
    assert.deepEqual(await countsOf(store, ...last), [
      [5, 2, 0],
      [4, 1, 0],
      [3, 1, 0],
      [2, 0, 0],
      [1, 0, 0],
    ]);
  },

  "counts nothing that was claimed before": async ({ store }) => {
    await fill(store, [send(1, { ...of(1), receipt: "bounced" }), send(2, of(1)), send(3, of(2))]);
    const since = [0, 2, 3, 4].map((from) => request({ since: from }));
    assert.deepEqual(await countsOf(store, ...since), [
      [3, 1, 0],
      [2, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
  },

  "counts complaints in a window of their own": async ({ store }) => {
    await fill(store, [
      send(1, { ...of(1), receipt: "complained" }),
      send(2, of(1)),
      send(3, { ...of(2), receipt: "bounced" }),
    ]);
    assert.deepEqual(
      await read(
        store,
        request({ lastSends: 2, complaintSends: 3 }),
        request({ lastSends: 2, complaintSends: 0 }),
        request({ senderId: testId("sender", 1), lastSends: 1, complaintSends: 2_500 }),
      ),
      [
        { sends: 2, bounced: 1, complained: 0, complaintSends: 3, complaints: 1 },
        { sends: 2, bounced: 1, complained: 0, complaintSends: 0, complaints: 0 },
        { sends: 1, bounced: 0, complained: 0, complaintSends: 2, complaints: 1 },
      ],
    );
  },

  "sees what its own transaction wrote": async ({ store }) => {
    const sent = send(1, of(1));
    await fill(store, [sent]);
    const row = { ...sent, receipt: "bounced", version: sent.version + 1 } as const;
    const update = [{ row, fromVersion: sent.version, fromFence: sent.fence }];
    const [window] = await store.transaction(async ({ apply, breakers }) => {
      await apply({ deliveries: { update } });
      return await breakers.readWindows([request()]);
    });
    assert.equal(window?.bounced, 1);
  },
} as const satisfies StoreTests;

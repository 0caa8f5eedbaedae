import assert from "node:assert/strict";
import type { BreakerScopeKey, Store } from "@outreachkit/core/plugin";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { listPages } from "./list-pages.ts";
import { readFacts } from "./read-facts.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildBreaker } from "./test-data/build-breaker.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const scopeKey = (part: Partial<BreakerScopeKey> = {}): BreakerScopeKey => ({
  tenantId,
  scope: "tenant",
  senderId: null,
  campaignId: null,
  domain: null,
  ...part,
});

const lock = (store: Store, number: number, ...keys: readonly BreakerScopeKey[]) =>
  store.transaction(({ breakers }) =>
    breakers.lock(
      keys.map((key, index) => ({
        ...key,
        id: testId("breaker", number + index),
        now: testTime + number,
      })),
    ),
  );

export const breakerTests = {
  "makes a closed breaker where a scope has none, and gives the one there is": async (subject) => {
    const { store } = subject;
    const breakers = { closeAfter: 9 } as const;
    await fillStore(store, {
      tenant: [buildTenant({ settings: { timeZone: "Europe/Berlin", breakers } })],
      campaign: [buildCampaign(1), buildCampaign(2, { breaker: null })],
    });
    const ofCampaign = (number: number) =>
      scopeKey({
        scope: `campaign:${testId("campaign", number)}`,
        campaignId: testId("campaign", number),
      });
    const locked = await lock(store, 1, scopeKey(), ofCampaign(2), ofCampaign(1));
    assert.deepEqual(
      locked.map(({ ofTenant, ofCampaign: own }) => [ofTenant, own]),
      [
        [breakers, null],
        [breakers, null],
        [breakers, buildCampaign(1).breaker],
      ],
    );
    for (const [index, { breaker }] of locked.entries()) {
      const closed = { state: "closed", since: 0, until: null, version: 0 } as const;
      const none = { missingSends: 0, warnedAt: null, complaints: [] } as const;
      const { scope } = [scopeKey(), ofCampaign(2), ofCampaign(1)][index]!;
      const made = { id: testId("breaker", 1 + index), scope, createdAt: testTime + 1 } as const;
      assert.deepEqual(breaker, buildBreaker(1, { ...closed, ...none, ...made }));
      await assertStored(subject, "breaker", breaker);
    }
    assert.deepEqual(await lock(store, 7, ofCampaign(1), scopeKey()), [locked[2], locked[0]]);
    assert.deepEqual(await lock(store, 8), []);
    assert.equal(await countRows(subject, "breaker"), 3);
  },

  "lets one holder of a breaker at a time write, whatever the order asked in": async (subject) => {
    const { store } = subject;
    await fillStore(store, { tenant: [buildTenant()] });
    const keys = [scopeKey(), scopeKey({ scope: "domain:sender.example" })];
    await runTogether(subject, 12, (handle, worker) =>
      handle.transaction(async ({ breakers, apply }) => {
        const asked = worker % 4 < 2 ? keys : keys.toReversed();
        const requests = asked.map((key, index) => ({
          ...key,
          id: testId("breaker", 100 + worker * 2 + index),
          now: testTime,
        }));
        const locked = await breakers.lock(requests);
        const update = locked.map(({ breaker }) => ({
          row: {
            ...breaker,
            complaints: [...breaker.complaints, worker],
            version: breaker.version + 1,
          },
          fromVersion: breaker.version,
        }));
        await apply({ breakers: { update } });
      }),
    );
    for (const { breaker } of await lock(store, 1, ...keys)) {
      assert.equal(breaker.version, 12);
      assert.equal(new Set(breaker.complaints).size, 12);
    }
    assert.equal(await countRows(subject, "breaker"), 2);
  },

  "finds breakers by scope, and lists them page by page": async ({ store }) => {
    const all = [
      buildBreaker(1),
      buildBreaker(2, { state: "closed", until: null }),
      buildBreaker(3, { state: "paused", until: null }),
    ];
    await fillStore(store, { tenant: [buildTenant()], breaker: all });
    await store.read(async ({ breakers }) => {
      const scopes = [all[2]!.scope, all[0]!.scope, "sender:%", "tenant"];
      assert.deepEqual(await breakers.find({ tenantId, scopes }), [all[0], all[2]]);
      assert.deepEqual(await breakers.find({ tenantId, scopes: [] }), []);
      const pages = await listPages(
        (page) => breakers.list({ tenantId, ...page }),
        ({ id }) => id,
      );
      assert.deepEqual(pages, [[all[0], all[1]], [all[2]]]);
      const some = { tenantId, afterId: null, limit: 9 };
      assert.deepEqual(await breakers.list({ ...some, closed: false }), [all[0], all[2]]);
      assert.deepEqual(await breakers.list({ ...some, closed: true }), [all[1]]);
    });
  },

  "gives claims the breakers that hold something back or are about to": async ({ store }) => {
    await fillCampaign(store, [buildEnrollment(1)]);
    const open = buildBreaker(1);
    const watched = buildBreaker(2, { state: "closed", until: null, missingSends: 4 });
    const quiet = buildBreaker(3, { state: "closed", until: null });
    await fillStore(store, { sender: [buildSender(9)], breaker: [quiet, open, watched] });
    const [facts] = await readFacts(store, 1);
    assert.deepEqual(new Set(facts!.breakers), new Set([open, watched]));
  },

  "gives claims what went while a breaker was half-open, by day": async ({ store }) => {
    await fillCampaign(store, [buildEnrollment(1)]);
    const open = buildBreaker(1);
    const key = { tenantId, scope: `half-open:${open.scope}` };
    const days = ["2026-03-02", "2026-03-03"];
    await fillStore(store, {
      breaker: [open],
      capacity: [
        ...days.map((period, index) => ({ ...key, period, count: index + 1, cap: null })),
        { tenantId, scope: "half-open:tenant", period: days[0]!, count: 7, cap: null },
      ],
    });
    const { used } = await store.read(({ dispatch }) =>
      dispatch.readClaimFacts({
        enrollments: [{ tenantId, id: testId("enrollment") }],
        capacity: [],
        activeDays: [],
        inProgress: [],
      }),
    );
    assert.deepEqual(
      used.toSorted((one, other) => (one.period < other.period ? -1 : 1)),
      days.map((period, index) => ({ ...key, period, used: index + 1 })),
    );
  },
} as const satisfies StoreTests;

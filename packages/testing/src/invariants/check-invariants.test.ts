import { expect, test } from "vitest";
import { attackEverywhere } from "../test-support/attack-everywhere.ts";
import { forEachCrash } from "../test-support/for-each-crash.ts";
import { forEachFailure } from "../test-support/for-each-failure.ts";
import type { CampaignRun } from "../test-support/run-campaign.ts";

const timeout = 120_000;
const campaign = { sender: { gap: { minutes: 1 } } };
const violationsOf = (runs: readonly CampaignRun[]) => runs.flatMap(({ violations }) => violations);

test("a worker may die before any of its store operations", { timeout }, async () => {
  const runs = await forEachCrash("before", { campaign });
  expect(violationsOf(runs)).toEqual([]);
  // Whatever happened, the four messages of this campaign went out, each once.
  expect(new Set(runs.map(({ sent }) => sent))).toEqual(new Set([4]));
  expect(runs.length).toBeGreaterThan(50);
});

test("a worker may die after any of its store operations", { timeout }, async () => {
  const runs = await forEachCrash("after", { campaign });
  expect(violationsOf(runs)).toEqual([]);
  expect(new Set(runs.map(({ sent }) => sent))).toEqual(new Set([4]));
});

test.for([
  { name: "whose key protects one message", channel: {} },
  {
    name: "whose key protects a batch",
    channel: {
      idempotency: { scope: "request" as const, window: { hours: 24 } },
      batchSize: 10,
      defaults: { dailyCap: 50, gap: {}, gapJitter: {} },
    },
  },
  {
    name: "that protects nothing",
    channel: { idempotency: { scope: "none" as const, window: {} } },
  },
  {
    name: "that protects nothing and can be asked",
    channel: { idempotency: { scope: "none" as const, window: {} }, lookup: true },
  },
  {
    name: "whose key protects for a minute",
    channel: { idempotency: { scope: "message" as const, window: { minutes: 1 } } },
  },
])("any call of a provider $name may fail in any way", { timeout }, async ({ channel }) => {
  const runs = await forEachFailure({ channel });
  expect(violationsOf(runs)).toEqual([]);
  expect(runs.length).toBeGreaterThan(20);
});

test.for([
  ["double-claim", 1],
  ["new-key-on-recovery", 1],
  ["resend-without-key", 1],
  ["edited-content-sent", 2],
  ["lost-hint", 5],
  ["forget-reason", 5],
  ["forget-open-delivery", 6],
  ["events-outside-transaction", 8],
  ["drop-event", 8],
] as const)(
  "the same attacks see the bug %s break invariant %i",
  { timeout },
  async ([bug, invariant]) => {
    const [violation] = await attackEverywhere(invariant, { campaign, bug });
    expect(violation).toMatchObject({ invariant });
  },
);

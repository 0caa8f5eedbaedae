import fc from "fast-check";
import { expect, test } from "vitest";
import type { TestKit } from "../kit/test-kit.ts";
import {
  breakerEvents,
  ofDomain,
  ofSender,
  ofTenant,
  setUpBreakers,
} from "./test-support/set-up-breakers.ts";

const steps = [
  { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
  { key: "proof", kind: "email", delay: { days: 1 }, content: { body: "Once more." } },
] as const;

const worlds = fc.record({
  contacts: fc.integer({ min: 8, max: 24 }),
  senders: fc.integer({ min: 1, max: 2 }),
  dailyCap: fc.integer({ min: 3, max: 30 }),
  campaignCap: fc.option(fc.integer({ min: 4, max: 25 }), { nil: undefined }),
  tenantCap: fc.option(fc.integer({ min: 4, max: 25 }), { nil: undefined }),
  closeAfter: fc.integer({ min: 1, max: 8 }),
  openFor: fc.integer({ min: 1, max: 50 }),
  /** When it is asked, in hours after the trip: open, half-open, or closed again. */
  asked: fc.integer({ min: 0, max: 120 }),
  /** Which of them a person resets at once. */
  reset: fc.subarray(["sender", "domain", "campaign", "tenant"] as const),
});

type World = Parameters<Parameters<typeof worlds.map>[0]>[0];

/**
 * When a breaker closes in the middle of a batch, the senders that it held back are ready at one instant:
 * who of several takes the last units of a cap that they share is then not foreseen.
 */
const alone = (world: World): World =>
  world.tenantCap === undefined && world.campaignCap === undefined
    ? world
    : { ...world, senders: 1 };

const runs = Number(process.env["OUTREACHKIT_TEST_PREVIEW_RUNS"] ?? 25);

const sentSoFar = async ({ tenant }: TestKit): Promise<readonly string[]> => {
  const sent = [];
  for await (const row of tenant.deliveries.iterate({ filter: { states: ["sent"] } }))
    sent.push(`${row.sentAt} ${row.enrollmentId} ${row.stepKey}`);
  return sent.toSorted();
};

test(
  "what is previewed while breakers are open or half-open is what runs when nothing more bounces",
  { timeout: 600_000 },
  async () => {
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(worlds.map(alone), async (world) => {
        const { kit, ids } = await setUpBreakers({
          contacts: world.contacts,
          senders: world.senders,
          sender: { dailyCap: world.dailyCap },
          ...(world.tenantCap !== undefined && { caps: { daily: world.tenantCap } }),
          campaigns: [
            {
              steps: [...steps],
              ...(world.campaignCap !== undefined && { caps: { daily: world.campaignCap } }),
            },
          ],
        });
        const { tenant } = kit;
        await tenant.settings.update({
          breakers: {
            bounces: { minimumSends: 1, minimumBounces: 1 },
            openFor: { hours: world.openFor },
            closeAfter: world.closeAfter,
          },
        });
        await tenant.generation.run(ids[0]!);
        await kit.settle();
        await kit.bounce(kit.sent()[0]!.to);
        const names = {
          sender: ofSender,
          domain: ofDomain,
          campaign: { campaign: ids[0]! },
          tenant: ofTenant,
        };
        const why = { why: "test" };
        await tenant.breakers.reset(
          world.reset.map((name) => names[name]),
          why,
        );
        await kit.advance({ hours: world.asked });
        for (const { state } of (await tenant.breakers.list()).items) states.add(state);
        const preview = await tenant.campaigns.preview(ids[0]!, { horizon: { days: 400 } });
        const before = await sentSoFar(kit);
        await kit.advance({ days: 300 });
        const planned = [...preview.sends()].map(
          ({ at, enrollmentId, stepKey }) => `${at} ${enrollmentId} ${stepKey}`,
        );
        const after = await sentSoFar(kit);
        const happened = after.filter((row) => !before.includes(row));
        expect(planned.toSorted()).toEqual(happened);
        expect(after).toHaveLength(world.contacts * 2 - 1);
        await kit.close();
      }),
      { numRuns: runs },
    );
    expect(states).toEqual(new Set(["open", "half-open", "closed"]));
  },
);

test("who is behind a breaker that only a person resets has no instant, and its reason", async () => {
  const { kit, ids } = await setUpBreakers({ contacts: 30, sender: { dailyCap: 10 } });
  await kit.tenant.settings.update({
    breakers: { bounces: { minimumSends: 1, minimumBounces: 1 } },
  });
  await kit.settle();
  await kit.bounce(kit.sent()[0]!.to);
  await kit.advance({ days: 1, hours: 1 });
  for (const { to } of kit.sent().slice(-1)) await kit.bounce(to);
  expect(await breakerEvents(kit, "breaker-paused")).toHaveLength(4);
  const preview = await kit.tenant.campaigns.preview(ids[0]!);
  expect([...preview.sends()]).toEqual([]);
  const reasons = new Set([...preview.unplanned].map(({ reason }) => reason));
  expect(reasons).toEqual(new Set(["breaker-open"]));
  await kit.close();
});

import type { BreakerName } from "@outreachkit/core";
import { expect, test } from "vitest";
import type { TestKit } from "../kit/test-kit.ts";
import {
  ofDomain,
  ofSender,
  ofTenant,
  react,
  setUpBreakers,
} from "./test-support/set-up-breakers.ts";

const explainAll = async ({ tenant }: TestKit, campaignId: string) => {
  const reasons: Record<string, number> = {};
  for await (const { id, state } of tenant.enrollments.iterate({ filter: { campaignId } })) {
    if (state === "completed" || state === "stopped") continue;
    const { reason, nextAt } = await tenant.enrollments.explain(id);
    const name = `${reason} ${nextAt}`;
    reasons[name] = (reasons[name] ?? 0) + 1;
  }
  return reasons;
};

const sumOf = async ({ tenant }: TestKit, campaignId: string) =>
  (await tenant.campaigns.explain(campaignId)).reasons.map(
    ({ reason, count, nextChangeAt }) => `${reason} ${nextChangeAt} ${count}`,
  );

/** One scope is judged, by its first bounce, and the others by nothing. */
const only = { bounces: { minimumSends: 1, minimumBounces: 1 } } as const;
const off = { bounces: false, complaints: false } as const;

test.each<[string, () => readonly BreakerName[]]>([
  ["a sender's", () => [ofSender]],
  ["a domain's", () => [ofDomain]],
  ["the tenant's", () => [ofTenant]],
])(
  "%s open breaker is told with the instant at which it lets go, and one that is paused with none",
  async (_of, kept) => {
    const { kit, ids, campaign } = await setUpBreakers({ contacts: 20, sender: { dailyCap: 10 } });
    const [id] = ids;
    const { tenant } = kit;
    await tenant.settings.update({ breakers: only });
    await kit.settle();
    expect(await explainAll(kit, id!)).toEqual({ "sender-cap 2026-03-02T23:00:00.000Z": 10 });
    await react(kit, "bounce", { count: 1 });
    const all: readonly BreakerName[] = [ofSender, ofDomain, ofTenant, campaign];
    const others = all.filter((name) => !kept().includes(name));
    await tenant.breakers.reset(others, { why: "test" });
    // It lasts longer than the cap of today, whichever the head has heard of.
    const until = "2026-03-03T08:00:00.000Z";
    expect(await explainAll(kit, id!)).toEqual({ [`breaker-open ${until}`]: 10 });
    expect(await sumOf(kit, id!)).toEqual([`breaker-open ${until} 10`]);
    await kit.advanceTo("2026-03-03T07:00:00Z");
    expect(await explainAll(kit, id!)).toEqual({ [`breaker-open ${until}`]: 10 });
    await kit.advanceTo("2026-03-03T08:00:01Z");
    const tomorrow = "2026-03-03T23:00:00.000Z";
    if (kept()[0] === ofSender) {
      expect(kit.sent()).toHaveLength(11);
      expect(await explainAll(kit, id!)).toEqual({ [`breaker-open ${tomorrow}`]: 9 });
      expect(await sumOf(kit, id!)).toEqual([`breaker-open ${tomorrow} 9`]);
    }
    await react(kit, "bounce", { count: 1 });
    await tenant.breakers.reset(others, { why: "test" });
    expect(await explainAll(kit, id!)).toEqual(
      kept()[0] === ofSender ? { "breaker-open null": 9 } : {},
    );
    await tenant.breakers.reset(all, { why: "test" });
    await kit.advance({ days: 2 });
    expect(kit.sent()).toHaveLength(20);
    await kit.close();
  },
);

test("a campaign's breaker holds its own, and the other campaign of the sender goes on", async () => {
  const { kit, ids } = await setUpBreakers({
    contacts: 5,
    campaigns: [{ breaker: { ...only, openFor: { days: 3 } } }, {}],
  });
  const [first, second] = ids;
  await kit.tenant.settings.update({ breakers: off });
  await kit.settle();
  await kit.bounce("0-0");
  await kit.advance({ days: 1, hours: 1 });
  const until = "2026-03-05T08:00:00.000Z";
  expect(await explainAll(kit, first!)).toEqual({ [`breaker-open ${until}`]: 4 });
  expect(await sumOf(kit, first!)).toEqual([`breaker-open ${until} 4`]);
  expect(await explainAll(kit, second!)).toEqual({});
  expect(kit.sent()).toHaveLength(15);
  await kit.advanceTo(until);
  await kit.settle();
  expect(kit.sent()).toHaveLength(19);
  await kit.close();
});

test("what is planned for later says when, unless a breaker is open for longer than that", async () => {
  const { kit, ids } = await setUpBreakers({ contacts: 5, campaigns: [{}] });
  const { tenant } = kit;
  await tenant.settings.update({ breakers: only });
  await kit.settle();
  await kit.bounce("0-0");
  // The follow-ups are due when the breaker lets go.
  const due = "2026-03-03T08:00:00.000Z";
  expect(await explainAll(kit, ids[0]!)).toEqual({ [`null ${due}`]: 4 });
  await tenant.breakers.reset([ofSender], { why: "test" });
  await kit.advance({ hours: 1 });
  await tenant.settings.update({ breakers: { ...only, openFor: { days: 2 } } });
  await tenant.breakers.reset([ofDomain, ofTenant, { campaign: ids[0]! }], { why: "test" });
  expect(await explainAll(kit, ids[0]!)).toEqual({ [`null ${due}`]: 4 });
  await kit.advanceTo("2026-03-03T08:00:01Z");
  expect(kit.sent()).toHaveLength(9);
  await kit.close();
});

test("what waits for a window behind a breaker that only a person resets has no instant", async () => {
  const { kit, ids } = await setUpBreakers({
    contacts: 30,
    sender: { dailyCap: 10 },
    campaigns: [{ schedule: { everyDay: "09:00-17:00" } }],
  });
  await kit.tenant.settings.update({ breakers: only });
  await kit.settle();
  await kit.bounce(kit.sent()[0]!.to);
  await kit.advanceTo("2026-03-03T09:00:00Z");
  await kit.bounce(kit.sent().at(-1)!.to);
  // It is night, and nobody has planned them for tomorrow.
  await kit.advanceTo("2026-03-03T22:00:00Z");
  const reasons = Object.keys(await explainAll(kit, ids[0]!));
  expect(reasons).toEqual(["breaker-open null"]);
  expect(await kit.advance({ days: 9 })).toMatchObject({ nextDueAt: null });
  await kit.close();
});

import { describe, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { cappedSteps, setUpCapped } from "./test-support/set-up-capped.ts";
import { sendsByDay } from "./test-support/sends-by-day.ts";

const only = { steps: [cappedSteps[0]] };

describe("a ramp", () => {
  test("grows by a step for each day with sends, up to its target", async () => {
    const sender = { dailyCap: 50, ramp: { start: 2, step: 3, target: 7 } };
    const { kit } = await setUpCapped({ contacts: 30, sender, campaigns: [only] });
    await kit.advance({ days: 5 });
    expect(Object.values(sendsByDay(kit))).toEqual([2, 5, 7, 7, 7, 2]);
    expect(await checkInvariants({ tenant: kit.tenant, accepted: kit.sent() })).toEqual([]);
    await kit.close();
  });

  test("does not grow by a day without sends, nor by one that only refusals were on", async () => {
    const sender = { dailyCap: 50, ramp: { start: 2, step: 3 } };
    const { kit } = await setUpCapped({ contacts: 9, sender, campaigns: [only] });
    const [campaign] = (await kit.tenant.campaigns.list()).items;
    await kit.advance({ hours: 1 });
    await kit.tenant.campaigns.pause(campaign!.id, { why: "holidays" });
    await kit.advance({ days: 4 });
    await kit.tenant.campaigns.resume(campaign!.id, { why: "back" });
    await kit.settle();
    expect(Object.values(sendsByDay(kit))).toEqual([2, 5]);
    await kit.close();
  });

  test("is held by a day of poor delivery", async () => {
    const sender = { ramp: "gentle" as const };
    const { kit } = await setUpCapped({ contacts: 40, sender, campaigns: [only] });
    await kit.settle();
    for (const { to } of kit.sent().slice(0, 2)) await kit.bounce(to);
    await kit.advance({ days: 2 });
    expect(Object.values(sendsByDay(kit))).toEqual([5, 5, 10]);
    await kit.close();
  });

  test("does not lift a cap of 0, and what contradicts itself is refused, all of it at once", async () => {
    const { kit } = await setUpCapped({
      contacts: 3,
      sender: { dailyCap: 0, ramp: { start: 2, step: 1 } },
      campaigns: [only],
    });
    await kit.settle();
    expect(kit.sent()).toEqual([]);
    const sender = { externalId: "x", channel: "recording", name: "X", address: "x@acme.example" };
    const upsert = kit.tenant.senders.upsert([
      { ...sender, dailyCap: 20, ramp: { start: 30, step: 0 } },
      { ...sender, externalId: "y", dailyCap: 20, ramp: { start: 5, step: 5, target: 40 } },
      { ...sender, externalId: "z", dailyCap: 20, ramp: { start: 15, step: 5, target: 10 } },
    ]);
    await expect(upsert).rejects.toMatchObject({
      problems: [
        { path: "0.ramp.step", code: "invalid-ramp" },
        { path: "0.ramp.start", code: "ramp-above-cap" },
        { path: "1.ramp.target", code: "ramp-above-cap" },
        { path: "2.ramp.start", code: "ramp-above-target" },
      ],
    });
    await kit.close();
  });
});

describe("a rolling day", () => {
  test("holds no more than the cap in any 24 hours, where calendar days hold twice as much", async () => {
    const most = async (accounting: "rolling-24h" | "calendar-day") => {
      const sender = { dailyCap: 4, accounting, gap: { minutes: 10 } };
      const schedule = { everyDay: ["22:00-24:00", "00:00-02:00"] };
      const { kit } = await setUpCapped({
        contacts: 20,
        sender,
        campaigns: [{ ...only, schedule }],
      });
      await kit.advance({ days: 5 });
      const times = kit.sent().map(({ at }) => Date.parse(at));
      await kit.close();
      expect(times.length).toBeGreaterThanOrEqual(12);
      return Math.max(
        ...times.map((from) => times.filter((at) => at >= from && at < from + 86_400_000).length),
      );
    };
    expect(await most("calendar-day")).toBe(8);
    expect(await most("rolling-24h")).toBe(4);
  });
});

test("a gap is fixed plus seeded jitter: the same run has the same instants, over all campaigns", async () => {
  const play = async () => {
    const sender = { gap: { minutes: 1 }, gapJitter: { minutes: 1 } };
    const { kit } = await setUpCapped({ contacts: 6, sender, campaigns: [only, only] });
    await kit.advance({ hours: 1 });
    const times = kit.sent().map(({ at }) => Date.parse(at));
    await kit.close();
    return times;
  };
  const times = await play();
  expect(await play()).toEqual(times);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(gaps).toHaveLength(11);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60_000);
  expect(Math.max(...gaps)).toBeLessThan(120_000);
  expect(new Set(gaps).size).toBeGreaterThan(6);
});

import { afterEach, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { enrollPeople } from "./test-support/enroll-people.ts";

// What other products are known to get wrong, end to end.

let kit: TestKit;
afterEach(() => kit.close());

const HOUR = 3_600_000;
async function startKit(start: string): Promise<void> {
  kit = await createTestKit({ create: createHost(), start });
}
const sends = (contact = "ada@one.example") => kit.sent(contact).map(({ at }) => at.slice(0, 16));
const berlin = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin",
  weekday: "short",
  hour: "2-digit",
  hourCycle: "h23",
});
const isOfficeTime = (at: string) => {
  const [day = "", hour = ""] = berlin.format(new Date(at)).split(" ");
  return !/Sat|Sun/.test(day) && Number(hour) >= 9 && Number(hour) < 17;
};
async function listMissed() {
  const found = [];
  for await (const event of kit.tenant.events.iterate())
    if (event.type === "send-missed") found.push(event);
  return found;
}

test("a roll over the weekend lands on the window's start, not on the old time of day", async () => {
  // Thursday 15:20 in Berlin; Sunday 15:20 rolls to Monday 09:00.
  await startKit("2026-03-05T14:20:00Z");
  await enrollPeople(kit, { people: { ada: {} }, delay: { days: 3 } });
  await kit.advance({ days: 10 });
  expect(sends()).toEqual(["2026-03-05T14:20", "2026-03-09T08:00"]);
});

test.each([
  ["2026-03-27T09:00:00Z", "2026-03-30T08:00"],
  ["2026-10-23T08:00:00Z", "2026-10-26T09:00"],
])("three days from %s are the same wall time, over a clock change", async (start, expected) => {
  await startKit(start);
  await enrollPeople(kit, { people: { ada: {} }, delay: { days: 3 } });
  await kit.advance({ days: 10 });
  expect(sends()).toEqual([start.slice(0, 16), expected]);
});

test("three weeks of pause end in no flood: caps and windows hold, and lateness is recorded", async () => {
  await startKit("2026-03-02T08:00:00Z");
  const people = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, {}]));
  const options = { people, delay: { days: 2 }, dailyCap: 15 };
  const { campaign } = await enrollPeople(kit, options);
  await kit.advance({ hours: 1 });
  const { length: first } = kit.sent();
  expect(first).toBe(15);
  await kit.tenant.campaigns.pause(campaign.id, { why: "holidays" });
  await kit.advance({ days: 21 });
  expect(kit.sent()).toHaveLength(first);
  await kit.tenant.campaigns.resume(campaign.id, { why: "back" });
  await kit.advance({ days: 14 });
  const after = kit.sent().slice(first);
  expect(kit.sent()).toHaveLength(80);
  expect(after.filter(({ at }) => !isOfficeTime(at))).toEqual([]);
  const perDay = Map.groupBy(after, ({ at }) => at.slice(0, 10));
  expect(Math.max(...[...perDay.values()].map(({ length }) => length))).toBe(15);
  // Those who had their first step, and those who never came to it: each once.
  const missed = await listMissed();
  expect(missed.length).toBeGreaterThanOrEqual(15);
  expect(
    new Set(missed.map(({ entityId, data }) => JSON.stringify([entityId, data["stepKey"]]))).size,
  ).toBe(missed.length);
  // And the step after a late one still keeps its distance from when that really went.
  for (const name of Object.keys(people)) {
    const [one = 0, two = 0] = kit.sent(`${name}@one.example`).map(({ at }) => Date.parse(at));
    expect(two - one).toBeGreaterThanOrEqual(47 * HOUR);
  }
});

test("who is enrolled again has one schedule, however often and at once", async () => {
  await startKit("2026-03-02T08:00:00Z");
  const { campaign } = await enrollPeople(kit, { people: { ada: {} }, delay: { days: 1 } });
  const again = () =>
    kit.tenant.campaigns.enroll(campaign.id, { contacts: [{ email: "ADA@one.example" }] });
  const results = await Promise.all([again(), again(), again()]);
  await kit.advance({ hours: 1 });
  results.push(await again());
  await kit.advance({ days: 7 });
  results.push(await again());
  await kit.advance({ days: 7 });
  expect(sends()).toEqual(["2026-03-02T08:00", "2026-03-03T08:00"]);
  expect(results.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome))).toEqual(
    Array.from({ length: 5 }, () => "skipped"),
  );
});

test("an exact date that has passed goes in the next window and is recorded as missed", async () => {
  await startKit("2026-03-10T20:00:00Z");
  const hook = { key: "hook", kind: "email", content: { subject: "Hello", body: "Dear you!" } };
  await enrollPeople(kit, {
    people: { ada: {}, bob: {} },
    definition: { steps: [{ ...hook, delay: { at: "2026-03-02T09:00" } }] },
  });
  await kit.advance({ days: 3 });
  expect(sends()).toEqual(["2026-03-11T08:00"]);
  const missed = { stepKey: "hook" };
  expect((await listMissed()).map(({ data }) => data)).toMatchObject([missed, missed]);
});

test("an exact date in a zone of its own is that instant, for contacts everywhere", async () => {
  await startKit("2026-03-02T08:00:00Z");
  await enrollPeople(kit, {
    people: { ada: {}, india: { country: "IN" } },
    delay: { at: "2026-03-05T10:00", zone: "America/New_York" },
    definition: { schedule: { everyDay: "00:00-24:00" } },
  });
  await kit.advance({ days: 5 });
  expect(sends()[1]).toBe("2026-03-05T15:00");
  expect(sends("india@one.example")[1]).toBe("2026-03-05T15:00");
});

import type { CampaignDefinition, Schedule } from "@outreachkit/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { enrollPeople } from "./test-support/enroll-people.ts";

let kit: TestKit;
let definition: CampaignDefinition;
/** Thursday, 10:00 in Berlin; the second step, three days later, is due on Monday 09:00. */
beforeEach(async () => {
  kit = await createTestKit({ create: createHost(), start: "2026-03-05T09:00:00Z" });
  const names = Array.from({ length: 5 }, (_, index) => [`person${index}`, {}]);
  const people = Object.fromEntries(names);
  ({ definition } = await enrollPeople(kit, { people, delay: { days: 3 } }));
  await kit.advance({ hours: 2 });
});
afterEach(async () => {
  const violations = await checkInvariants({
    tenant: kit.tenant,
    accepted: kit.sent(),
    drained: false,
  });
  await kit.close();
  if (violations.length > 0) throw new Error(JSON.stringify(violations));
});

const reschedule = (schedule: Schedule) => kit.tenant.campaigns.save({ ...definition, schedule });
const dues = async () => {
  const { items } = await kit.tenant.enrollments.list();
  return [...new Set(items.map(({ dueAt }) => dueAt))];
};
const countEvents = async () => {
  let count = 0;
  for await (const event of kit.tenant.events.iterate())
    if (event.entity === "enrollment") count += 1;
  return count;
};
const secondSends = () => [
  ...new Set(
    kit
      .sent()
      .slice(5)
      .map(({ at }) => at),
  ),
];

test("what is planned stays where it is until a changed schedule says earlier", async () => {
  expect(await dues()).toEqual(["2026-03-09T08:00:00.000Z"]);
});

test("a schedule that opens earlier moves what is planned, and nothing else is written", async () => {
  const before = await countEvents();
  await reschedule({ everyDay: "09:00-17:00" });
  await kit.advance({ minutes: 1 });
  expect(await dues()).toEqual(["2026-03-08T09:00:00.000Z"]);
  expect((await countEvents()) - before).toBe(5);
  await kit.advance({ days: 5 });
  expect(secondSends()).toEqual(["2026-03-08T09:00:00.000Z"]);
});

test("who found no window is looked at again when the contact, or the tenant, has a zone", async () => {
  const { tenant } = kit;
  const { id } = await tenant.campaigns.save({ ...definition, key: "zoneless" });
  await tenant.campaigns.launch(id);
  await tenant.settings.update({ timeZone: null });
  const names = ["cleo", "dora"];
  await tenant.campaigns.enroll(id, {
    contacts: names.map((name) => ({
      externalId: name,
      email: `${name}@two.example`,
      firstName: name,
    })),
  });
  const waits = async () => {
    const { items } = await tenant.enrollments.list({ filter: { campaignId: id } });
    return items.map(({ reason, dueAt }) => `${reason} ${dueAt}`);
  };
  await kit.advance({ hours: 1 });
  expect(await waits()).toEqual(["no-window null", "no-window null"]);
  await tenant.contacts.upsert([{ externalId: "cleo", timeZone: "Asia/Kolkata" }]);
  await kit.advance({ hours: 20 });
  expect(kit.sent("cleo@two.example")).toHaveLength(1);
  expect(kit.sent("dora@two.example")).toHaveLength(0);
  await tenant.settings.update({ timeZone: "Europe/Berlin" });
  await kit.advance({ days: 1 });
  expect(kit.sent("dora@two.example")).toHaveLength(1);
});

test("a schedule that opens later writes no enrollment: the claim finds it out", async () => {
  const before = await countEvents();
  await reschedule({ tuesday: "13:00-17:00" });
  await kit.advance({ minutes: 1 });
  expect(await countEvents()).toBe(before);
  await kit.advance({ days: 9 });
  expect(secondSends()).toEqual(["2026-03-10T12:00:00.000Z"]);
});

test("a schedule with fewer send days counts them anew", async () => {
  const steps = definition.steps.map((step) =>
    step.delay ? { ...step, delay: { days: 3, count: "send-days" as const } } : step,
  );
  // Another campaign, as steps are pinned: Friday, Monday, Tuesday.
  definition = { ...definition, key: "other", steps };
  const other = await kit.tenant.campaigns.save(definition);
  await kit.tenant.campaigns.enroll(other.id, {
    contacts: [{ email: "sixth@one.example", firstName: "Sixth" }],
  });
  await kit.tenant.campaigns.launch(other.id);
  await kit.advance({ minutes: 5 });
  // Now only Monday and Wednesday count: Monday, Wednesday, Monday.
  await kit.tenant.campaigns.save({
    ...definition,
    schedule: { monday: "09:00-17:00", wednesday: "09:00-17:00" },
  });
  await kit.advance({ days: 20 });
  expect(kit.sent("sixth@one.example").map(({ at }) => at.slice(0, 10))).toEqual([
    "2026-03-05",
    "2026-03-16",
  ]);
});

test("a change of the steps alone plans nothing anew, and who is enrolled keeps theirs", async () => {
  const before = await countEvents();
  const steps = definition.steps.map((step) =>
    step.delay ? { ...step, delay: { days: 1 } } : step,
  );
  await kit.tenant.campaigns.save({ ...definition, steps });
  await kit.advance({ minutes: 1 });
  expect(await countEvents()).toBe(before);
  await kit.advance({ days: 5 });
  expect(secondSends()).toEqual(["2026-03-09T08:00:00.000Z"]);
});

test("what waits for a window is looked at again when one opens", async () => {
  // Closed from now on but for Saturday nights: what comes due on Monday waits for the next.
  await reschedule({ saturday: "20:00-21:00" });
  await kit.advance({ days: 4, hours: 12 });
  const [row] = (await kit.tenant.enrollments.list()).items;
  expect(row).toMatchObject({ state: "waiting", reason: "outside-window" });
  await reschedule({ everyDay: "00:00-24:00" });
  const now = new Date(kit.clock.now()).toISOString();
  await kit.advance({ minutes: 1 });
  expect(secondSends()).toEqual([now]);
});

test("many pages of a campaign are planned again, whichever worker dies on the way", async () => {
  const contacts = Array.from({ length: 450 }, (_, index) => ({
    email: `p${index}@two.example`,
    firstName: "Person",
  }));
  const { items } = await kit.tenant.campaigns.list();
  const id = items[0]?.id ?? "";
  await kit.tenant.senders.upsert([
    {
      externalId: "ada",
      channel: "recording",
      name: "Ada",
      address: "a@acme.example",
      dailyCap: 9999,
    },
  ]);
  await kit.tenant.campaigns.enroll(id, { contacts });
  await kit.advance({ hours: 1 });
  await reschedule({ everyDay: "09:00-17:00" });
  kit.crashNextWorker({ after: "transaction.commit" });
  await kit.advance({ minutes: 10 });
  const planned = new Set<string | null>();
  for await (const { dueAt } of kit.tenant.enrollments.iterate())
    planned.add(dueAt?.slice(0, 10) ?? null);
  expect([...planned]).toEqual(["2026-03-08"]);
});

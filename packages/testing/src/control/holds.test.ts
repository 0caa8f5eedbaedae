import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";

const why = "asked-by-phone";
const unknown = "01890000-0000-7000-8000-000000000000";
const until = "2026-03-10T12:00:00.000Z";
let kit: TestKit;

beforeEach(async () => {
  // Monday, nine in Berlin: the window opens.
  kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
});
afterEach(() => kit.close());

const person = { externalId: "person-0" };
const ada = { externalId: "ada" };
const enrollment = async () => (await kit.tenant.enrollments.list()).items[0]!;
const check = () => checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained: true });
const eventsOf = async (...types: readonly ("hold-started" | "hold-ended" | "campaign-paused")[]) =>
  (await kit.tenant.events.list({ filter: { types }, limit: 200 })).items;

test("a pause and its end are told once each, with who and why, however often they are asked for", async () => {
  await launchSmallCampaign(kit, { addresses: ["one@one.example"] });
  const lead = kit.outreach.tenant(undefined, { actor: { type: "user", id: "user-7" } });
  const { id } = await kit.tenant.contacts.get(person);
  expect(await lead.contacts.pause([person], { why, until })).toEqual([
    { id, outcome: "paused", until, inFlight: 0 },
  ]);
  // Shorter, or the same: the pause in force stays, and is told.
  for (const end of [until, "2026-03-04T00:00:00Z"])
    expect(await lead.contacts.pause([id], { why, until: end })).toEqual([
      { id, outcome: "already-paused", until, inFlight: 0 },
    ]);
  expect(await lead.contacts.resume([person], { why })).toEqual([{ id, outcome: "resumed" }]);
  expect(await lead.contacts.resume([person], { why })).toEqual([{ id, outcome: "not-paused" }]);
  const actor = { type: "user", id: "user-7" };
  expect(await eventsOf("hold-started", "hold-ended")).toMatchObject([
    { type: "hold-started", actor, data: { why, until, subjectId: id } },
    { type: "hold-ended", actor, data: { why, cause: "resumed", subjectId: id } },
  ]);
});

test("many at once, each with its outcome; what does not exist or has ended is told so", async () => {
  await launchSmallCampaign(kit);
  const { items } = await kit.tenant.enrollments.list();
  const [one, two, three] = items.map(({ id }) => id) as [string, string, string];
  await kit.tenant.enrollments.stop([three], { why });
  const outcomes = await kit.tenant.enrollments.pause([two, "nonsense", one, unknown, three, one], {
    why,
  });
  expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
    [two, "paused"],
    [null, "not-found"],
    [one, "paused"],
    [unknown, "not-found"],
    [three, "ended"],
    [one, "paused"],
  ]);
  expect(await eventsOf("hold-started")).toHaveLength(2);
  const senders = await kit.tenant.senders.pause([ada, { externalId: "nobody" }], { why });
  expect(senders.map(({ outcome }) => outcome)).toEqual(["paused", "not-found"]);
  await kit.advance({ days: 1 });
  expect(kit.sent()).toEqual([]);
  await kit.tenant.senders.resume([ada], { why });
  await kit.tenant.enrollments.resume([one], { why });
  await kit.advance({ days: 1 });
  expect(kit.sent()).toHaveLength(1);
});

test("a pause needs a reason code, and an end that lies ahead", async () => {
  await launchSmallCampaign(kit);
  const past = "2026-03-01T00:00:00Z";
  for (const pause of [
    (options: { why: string; until?: string }) => kit.tenant.contacts.pause([person], options),
    (options: { why: string; until?: string }) => kit.tenant.senders.pause([ada], options),
  ]) {
    await expect(pause({ why, until: past })).rejects.toMatchObject({ code: "invalid-input" });
    await expect(pause({ why: "Bob said so" })).rejects.toMatchObject({ code: "invalid-input" });
  }
  expect(await eventsOf("hold-started")).toEqual([]);
});

test.each(["contact", "enrollment", "sender", "campaign"] as const)(
  "a timed pause of a %s ends by itself, and the step goes in the next window, once",
  async (subject) => {
    const campaign = await launchSmallCampaign(kit, { addresses: ["one@one.example"] });
    const options = { why, until: "2026-03-14T10:00:00Z" };
    const { id } = await enrollment();
    const pause = {
      contact: () => kit.tenant.contacts.pause([person], options),
      enrollment: () => kit.tenant.enrollments.pause([id], options),
      sender: () => kit.tenant.senders.pause([ada], options),
      campaign: () => kit.tenant.campaigns.pause(campaign.id, options),
    };
    await pause[subject]();
    await kit.advanceTo("2026-03-14T09:59:00Z");
    expect(kit.sent()).toEqual([]);
    // Outside the window the sender's pause is not what it waits for.
    const changes = subject === "sender" ? "2026-03-16T08:00:00.000Z" : "2026-03-14T10:00:00.000Z";
    expect((await kit.tenant.enrollments.explain(id)).nextChangeAt).toBe(changes);
    await kit.advance({ days: 30 });
    // A Saturday: due is the later of what was planned and the next window, Monday at nine.
    expect(kit.sent().map(({ at }) => at)).toEqual([
      "2026-03-16T08:00:00.000Z",
      "2026-03-19T08:00:00.000Z",
    ]);
    expect(await check()).toEqual([]);
  },
);

test.each(["campaign", "sender", "contact"] as const)(
  "three weeks of a paused %s end without a flood: the backlog goes at the sender's pace",
  async (subject) => {
    const addresses = Array.from({ length: 9 }, (_, index) => `p${index}@many.example`);
    const campaign = await launchSmallCampaign(kit, {
      addresses,
      sender: { dailyCap: 4, gap: { minutes: 10 } },
      definition: {
        steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
      },
    });
    const contacts = addresses.map((_, index) => ({ externalId: `person-${index}` }));
    const act = {
      campaign: (verb: "pause" | "resume") => kit.tenant.campaigns[verb](campaign.id, { why }),
      sender: (verb: "pause" | "resume") => kit.tenant.senders[verb]([ada], { why }),
      contact: (verb: "pause" | "resume") => kit.tenant.contacts[verb](contacts, { why }),
    };
    await act[subject]("pause");
    await kit.advance({ days: 21 });
    expect(kit.sent()).toEqual([]);
    await act[subject]("resume");
    await kit.advance({ days: 7 });
    const sent = kit.sent().map(({ at }) => at);
    expect(sent).toHaveLength(9);
    const days = [...Map.groupBy(sent, (at) => at.slice(0, 10)).values()];
    expect(days.map((day) => day.length)).toEqual([4, 4, 1]);
    for (const day of days)
      for (const [index, at] of day.slice(1).entries())
        expect(Date.parse(at) - Date.parse(day[index]!)).toBeGreaterThanOrEqual(600_000);
    expect(await check()).toEqual([]);
  },
);

test("pausing a campaign twice, resuming what runs, pausing a draft: outcomes, and no event", async () => {
  const { id } = await launchSmallCampaign(kit, { addresses: ["one@one.example"] });
  const { campaigns } = kit.tenant;
  expect(await campaigns.resume(id, { why })).toMatchObject({ outcome: "not-paused" });
  expect(await campaigns.pause(id, { why, until })).toMatchObject({
    outcome: "paused",
    inFlight: 0,
    campaign: { state: "paused", pausedUntil: until },
  });
  expect(await campaigns.pause(id, { why, until })).toMatchObject({ outcome: "already-paused" });
  expect(await eventsOf("campaign-paused")).toMatchObject([{ data: { why, until } }]);
  // For longer: a new pause.
  expect(await campaigns.pause(id, { why })).toMatchObject({
    outcome: "paused",
    campaign: { pausedUntil: null },
  });
  expect(await campaigns.resume(id, { why })).toMatchObject({ outcome: "resumed" });
  const draft = await campaigns.save({
    key: "draft",
    senders: [ada],
    schedule: { weekdays: "09:00-17:00" },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  });
  expect(await campaigns.pause(draft.id, { why })).toMatchObject({ outcome: "not-running" });
  expect(await campaigns.cancel(id, { why })).toMatchObject({ outcome: "cancelled", stopped: 1 });
  expect(await campaigns.cancel(id, { why })).toMatchObject({
    outcome: "already-cancelled",
    stopped: 0,
  });
  expect(await campaigns.pause(id, { why })).toMatchObject({ outcome: "not-running" });
  expect(await check()).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";

const why = "crm-deal-lost";
const unknown = "01890000-0000-7000-8000-000000000000";
let kit: TestKit;

beforeEach(async () => {
  kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
});
afterEach(() => kit.close());

const people = [0, 1, 2].map((index) => ({ externalId: `person-${index}` }));
const enrollments = async () => (await kit.tenant.enrollments.list()).items;
const finish = async () => {
  await kit.advance({ days: 30 });
  expect(
    await checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained: true }),
  ).toEqual([]);
};

test("stopping many ends each once, as what was asked, with who and why", async () => {
  await launchSmallCampaign(kit);
  const ids = (await enrollments()).map(({ id }) => id);
  const [first] = await kit.tenant.enrollments.stop([ids[0]!], { why, reason: "goal" });
  expect(first).toEqual({
    id: ids[0],
    outcome: "stopped",
    state: "stopped",
    reason: "goal",
    out: null,
  });
  const outcomes = await kit.tenant.enrollments.stop([...ids, unknown], { why });
  expect(outcomes.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["ended", "goal"],
    ["stopped", "cancelled"],
    ["stopped", "cancelled"],
    ["not-found", null],
  ]);
  const { items } = await kit.tenant.events.list({ filter: { types: ["enrollment-stopped"] } });
  expect(items).toMatchObject([{ data: { why } }, { data: { why } }, { data: { why } }]);
  await finish();
  expect(kit.sent()).toEqual([]);
});

test("what waits for approval leaves the review list with its sequence, and a late word is told so", async () => {
  await launchSmallCampaign(kit, { definition: { approval: "manual" } });
  await kit.advance({ hours: 1 });
  const { tenant } = kit;
  const pending = async () =>
    (await tenant.messages.list({ filter: { approval: "pending" } })).items.map(
      (message) => message,
    );
  const before = await pending();
  expect(before.length).toBeGreaterThan(1);
  const [first] = before;
  await tenant.enrollments.stop([first!.enrollmentId], { why });
  expect((await pending()).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
  const { items } = await tenant.events.list({ filter: { types: ["message-expired"] } });
  expect(items).toMatchObject([{ entityId: first!.id, data: { reason: "cancelled" } }]);
  const outcomes = await tenant.messages.approve(
    before.map(({ id, contentHash }) => ({ id, contentHash: String(contentHash) })),
  );
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["closed", "approved", "approved"]);
  await finish();
});

test("disqualifying contacts stops all that is live of them and moves their status, once", async () => {
  await launchSmallCampaign(kit);
  await kit.advance({ hours: 1 });
  const [one, two] = await kit.tenant.contacts.disqualify([people[0]!, { externalId: "x" }], {
    why,
  });
  expect(one).toMatchObject({ outcome: "ended", stopped: 1, inFlight: 0 });
  expect(two).toEqual({ id: null, outcome: "not-found", stopped: 0, inFlight: 0 });
  expect(await kit.tenant.contacts.get(people[0]!)).toMatchObject({ status: "not-interested" });
  const [again] = await kit.tenant.contacts.disqualify([people[0]!], { why });
  expect(again).toMatchObject({ outcome: "unchanged", stopped: 0 });
  const { items } = await kit.tenant.events.list({
    filter: { types: ["enrollment-stopped", "contact-status-changed"] },
    limit: 200,
  });
  const told = items.filter(({ data }) => data["why"] === why);
  expect(told).toMatchObject([
    { type: "enrollment-stopped", data: { reason: "disqualified" } },
    { type: "contact-status-changed", data: { to: "not-interested" } },
  ]);
  await finish();
});

test("a goal ends one campaign or all, and is a status of the contact", async () => {
  const first = await launchSmallCampaign(kit);
  const second = await launchSmallCampaign(kit, {
    definition: { key: "second", audience: { exclusive: "no" } },
  });
  const reach = (options: { campaignId?: string; status?: "meeting" }) =>
    kit.tenant.contacts.reachGoal([people[1]!], { why, ...options });
  const live = async () =>
    (await kit.tenant.enrollments.list({ filter: { states: ["pending"] } })).items
      .filter(({ contactId }) => contactId === contact.id)
      .map(({ campaignId }) => campaignId);
  const contact = await kit.tenant.contacts.get(people[1]!);
  expect(await reach({ campaignId: first.id, status: "meeting" })).toMatchObject([
    { outcome: "ended", stopped: 1 },
  ]);
  expect(await live()).toEqual([second.id]);
  expect(await kit.tenant.contacts.get(people[1]!)).toMatchObject({ status: "meeting" });
  expect(await reach({})).toMatchObject([{ outcome: "ended", stopped: 1 }]);
  expect(await live()).toEqual([]);
  expect(await kit.tenant.contacts.get(people[1]!)).toMatchObject({ status: "converted" });
});

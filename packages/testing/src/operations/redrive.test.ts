import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign, type SmallCampaign } from "../test-support/launch-small-campaign.ts";

const why = "provider-outage";
const unknownId = "01890000-0000-7000-8000-000000000000";
let kit: TestKit;

beforeEach(async () => {
  kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
});
afterEach(() => kit.close());

const launch = (campaign: SmallCampaign = {}) =>
  launchSmallCampaign(kit, { addresses: ["one@one.example"], ...campaign });

/** One contact whose first message the provider refuses for good. */
async function failOnce(campaign?: SmallCampaign) {
  kit.channel().failNext("rejected");
  await launch(campaign);
  await kit.advance({ minutes: 5 });
  const { items } = await kit.tenant.deliveries.list({ filter: { states: ["failed"] } });
  expect(items).toHaveLength(1);
  return items[0]!;
}

const enrollment = async () => (await kit.tenant.enrollments.list()).items[0]!;
const check = (drained = true) =>
  checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained });

test("a failed delivery goes again, with a new request key and its attempts counted anew", async () => {
  const failed = await failOnce();
  expect(failed).toMatchObject({ attempts: 1, code: expect.any(String), uncertainSince: null });
  expect(await kit.tenant.deliveries.redrive([failed.id], { why })).toEqual([
    { id: failed.id, outcome: "redriven" },
  ]);
  expect(await enrollment()).toMatchObject({ state: "scheduled", reason: null });
  await kit.advance({ minutes: 5 });
  const [sent] = (await kit.tenant.deliveries.list()).items;
  expect(sent).toMatchObject({ id: failed.id, state: "sent", attempts: 1, code: null });
  expect(sent?.requestKey).not.toBe(failed.requestKey);
  await kit.advance({ days: 10 });
  expect(kit.sent()).toHaveLength(2);
  expect(await check()).toEqual([]);
});

test("the event tells who redrove it and why", async () => {
  const failed = await failOnce();
  const ada = kit.outreach.tenant(undefined, { actor: { type: "user", id: "user-7" } });
  await ada.deliveries.redrive([failed.id], { why });
  const { items } = await kit.tenant.events.list({
    filter: { entityIds: [failed.id], types: ["delivery-queued"] },
  });
  expect(items).toMatchObject([{ actor: { type: "user", id: "user-7" }, data: { why } }]);
});

test("asking twice, or twice at once, changes nothing more", async () => {
  const { id } = await failOnce();
  const twice = await kit.tenant.deliveries.redrive([id, id], { why });
  expect(twice).toEqual([
    { id, outcome: "redriven" },
    { id, outcome: "refused", reason: "not-failed", state: "queued" },
  ]);
  expect(await kit.tenant.deliveries.redrive([id], { why })).toEqual([twice[1]]);
  await kit.advance({ days: 10 });
  expect(kit.sent()).toHaveLength(2);
  expect(await check()).toEqual([]);
});

test("one that fails again waits again, and can be redriven again and again", async () => {
  const { id } = await failOnce();
  for (let round = 0; round < 3; round += 1) {
    kit.channel().failNext("rejected");
    await kit.tenant.deliveries.redrive([id], { why });
    await kit.advance({ minutes: 5 });
    expect(await enrollment()).toMatchObject({ state: "waiting", reason: "delivery-failed" });
  }
  await kit.tenant.deliveries.redrive([id], { why });
  await kit.advance({ days: 10 });
  expect(kit.sent()).toHaveLength(2);
  expect(await check()).toEqual([]);
});

test("one that was put off too often has all its attempts again", async () => {
  for (let attempt = 0; attempt < 8; attempt += 1) kit.channel().failNext("deferred");
  await launch();
  await kit.advance({ hours: 6 });
  const [failed] = (await kit.tenant.deliveries.list({ filter: { states: ["failed"] } })).items;
  expect(failed?.attempts).toBe(6);
  await kit.tenant.deliveries.redrive([failed!.id], { why });
  await kit.advance({ minutes: 30 });
  expect((await kit.tenant.deliveries.list()).items).toMatchObject([
    { state: "sent", attempts: 3 },
  ]);
  expect(await check(false)).toEqual([]);
});

test("what the sequence no longer waits for is refused, with what stands against it", async () => {
  const failed = await failOnce();
  const { id } = failed;
  const refused = async (reason: string) =>
    expect(await kit.tenant.deliveries.redrive([id], { why })).toEqual([
      { id, outcome: "refused", reason, state: "failed" },
    ]);
  await kit.tenant.suppressions.add([{ domain: "one.example" }]);
  // Which has stopped the sequence.
  await refused("enrollment-ended");
  const [{ id: sentId } = { id: "" }] = (await kit.tenant.deliveries.list()).items;
  expect(sentId).toBe(id);
  expect(await check(false)).toEqual([]);
});

test("a step that was passed over is refused", async () => {
  const [hook, proof] = [
    {
      key: "hook",
      kind: "email",
      content: { subject: "Hello", body: "Hello!" },
      onFailed: "skip" as const,
    },
    { key: "proof", kind: "email", delay: { days: 3 }, content: { subject: "And", body: "And!" } },
  ];
  const { id } = await failOnce({ definition: { steps: [hook, proof] } });
  expect(await kit.tenant.deliveries.redrive([id], { why })).toMatchObject([
    { outcome: "refused", reason: "step-passed" },
  ]);
});

test("after an edit the message waits for its approval, and an older delivery never goes", async () => {
  const { id, messageId } = await failOnce();
  const message = await kit.tenant.messages.get(messageId);
  const { contentHash } = message;
  const edited = await kit.tenant.messages.edit(messageId, {
    contentHash: contentHash!,
    body: "Other words.",
  });
  expect(await kit.tenant.deliveries.redrive([id], { why })).toMatchObject([
    { outcome: "refused", reason: "not-held" },
  ]);
  kit.channel().failNext("rejected");
  await kit.tenant.messages.approve([{ id: messageId, contentHash: edited.contentHash }]);
  await kit.advance({ minutes: 5 });
  const [older, newer] = (await kit.tenant.deliveries.list({ filter: { states: ["failed"] } }))
    .items;
  expect(older?.id).toBe(id);
  expect(await kit.tenant.deliveries.redrive([id, newer!.id], { why })).toMatchObject([
    { outcome: "refused", reason: "superseded" },
    { outcome: "redriven" },
  ]);
  kit.channel().failNext("rejected");
  await kit.advance({ minutes: 5 });
  await kit.tenant.deliveries.redrive([newer!.id], { why });
  await kit.advance({ days: 10 });
  expect(kit.sent()).toHaveLength(2);
  expect(await check()).toEqual([]);
});

test("what was never refused for good is refused, and so is an unknown id", async () => {
  await launch();
  kit.channel().failNext("uncertain-before-accept");
  await kit.advance({ seconds: 1 });
  const [unknown] = (await kit.tenant.deliveries.list()).items;
  expect(unknown?.state).toBe("unknown");
  expect(await kit.tenant.deliveries.redrive([unknown!.id, unknownId, "no-id"], { why })).toEqual([
    { id: unknown!.id, outcome: "refused", reason: "not-failed", state: "unknown" },
    { id: unknownId, outcome: "refused", reason: "not-found", state: null },
    { id: "no-id", outcome: "refused", reason: "not-found", state: null },
  ]);
});

test.each(["", "Free text!", "ada@acme.example", "x".repeat(61)])(
  "a why that is no code is refused: %j",
  async (text) => {
    await expect(kit.tenant.deliveries.redrive([], { why: text })).rejects.toThrow(/why/);
    await expect(kit.tenant.deliveries.resolve([], { why: text })).rejects.toThrow(/why/);
  },
);

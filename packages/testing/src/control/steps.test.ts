import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";

const why = "met-at-the-fair";
let kit: TestKit;
let campaignId: string;

const step = (key: string, days: number) => ({
  key,
  kind: "email",
  delay: { days },
  content: { subject: key, body: `${key}!` },
});

/** Three steps, three days apart; the first goes at once. */
beforeEach(async () => {
  kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
  const campaign = await launchSmallCampaign(kit, {
    addresses: ["one@one.example"],
    definition: {
      schedule: { everyDay: "00:00-24:00" },
      steps: [step("hook", 0), step("proof", 3), step("urgency", 3)],
    },
  });
  campaignId = campaign.id;
});
afterEach(() => kit.close());

const enrollment = async () => (await kit.tenant.enrollments.list()).items[0]!;
const skip = async (stepKey?: string) =>
  kit.tenant.enrollments.skipStep((await enrollment()).id, { why, ...(stepKey && { stepKey }) });
const move = async (stepKey: string, at?: string) =>
  kit.tenant.enrollments.moveTo((await enrollment()).id, stepKey, { why, ...(at && { at }) });
const subjects = () => kit.sent().map(({ envelope }) => envelope.subject);
const states = async () =>
  (await kit.tenant.deliveries.list()).items.map(({ stepKey, state }) => `${stepKey}: ${state}`);
const finish = async () => {
  await kit.advance({ days: 30 });
  expect(
    await checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained: true }),
  ).toEqual([]);
};

test("a skipped step is passed, its message closed, and the next step counts from now", async () => {
  await kit.tenant.generation.run(campaignId);
  await kit.advance({ days: 1 });
  expect(await skip("proof")).toEqual({
    outcome: "skipped",
    skipped: "proof",
    stepKey: "urgency",
    dueAt: "2026-03-06T08:00:00.000Z",
  });
  const { items } = await kit.tenant.events.list({ filter: { types: ["step-skipped"] } });
  expect(items).toMatchObject([
    { actor: { type: "system" }, data: { stepKey: "proof", reason: "manual", why } },
  ]);
  expect(await states()).toContain("proof: skipped");
  await finish();
  expect(subjects()).toEqual(["hook", "urgency"]);
});

test("naming the step makes the skip safe to repeat; without it the current one is meant", async () => {
  await kit.advance({ days: 1 });
  expect(await skip("proof")).toMatchObject({ outcome: "skipped" });
  expect(await skip("proof")).toEqual({
    outcome: "refused",
    reason: "not-current",
    stepKey: "urgency",
  });
  expect(await skip()).toEqual({
    outcome: "skipped",
    skipped: "urgency",
    stepKey: null,
    dueAt: null,
  });
  expect(await enrollment()).toMatchObject({ state: "completed" });
  expect(await skip()).toMatchObject({ outcome: "refused", reason: "ended" });
  await finish();
  expect(subjects()).toEqual(["hook"]);
});

test("the first step can be skipped before anything was planned, and a refused one is passed", async () => {
  expect(await enrollment()).toMatchObject({ state: "pending", stepKey: null });
  expect(await skip()).toMatchObject({ outcome: "skipped", skipped: "hook", stepKey: "proof" });
  kit.channel().failNext("rejected");
  await kit.advance({ days: 4 });
  expect(await enrollment()).toMatchObject({ reason: "delivery-failed", stepKey: "proof" });
  expect(await skip("proof")).toMatchObject({ outcome: "skipped", stepKey: "urgency" });
  await finish();
  expect(subjects()).toEqual(["urgency"]);
});

test("moving forward passes the step it stood at; moving back lets it come by again", async () => {
  await kit.tenant.generation.run(campaignId);
  await kit.advance({ days: 1 });
  expect(await move("urgency")).toEqual({
    outcome: "moved",
    stepKey: "urgency",
    dueAt: "2026-03-03T08:00:00.000Z",
    skipped: null,
  });
  expect(await states()).toContain("proof: skipped");
  const at = "2026-03-20T10:00:00.000Z";
  expect(await move("proof", at)).toMatchObject({ outcome: "moved", stepKey: "proof", dueAt: at });
  // Twice is once.
  expect(await move("proof")).toMatchObject({ outcome: "already-there", dueAt: at });
  expect(await move("proof", at)).toMatchObject({ outcome: "already-there", dueAt: at });
  await finish();
  expect(subjects()).toEqual(["hook", "proof", "urgency"]);
  expect(kit.sent()[1]?.at).toBe(at);
});

test("who is moved to a step does not wait for its delay", async () => {
  await kit.tenant.generation.run(campaignId);
  await kit.advance({ days: 1 });
  await move("urgency");
  await kit.settle();
  expect(subjects()).toEqual(["hook", "urgency"]);
});

test("a step that was sent is never sent again: moving onto it passes it at once", async () => {
  await kit.advance({ days: 4 });
  expect(subjects()).toEqual(["hook", "proof"]);
  expect(await move("hook")).toMatchObject({
    outcome: "moved",
    stepKey: "proof",
    skipped: "already-sent",
  });
  await finish();
  expect(subjects()).toEqual(["hook", "proof", "urgency"]);
});

test("a step that was skipped before its message was written is written when it is moved back to", async () => {
  await kit.advance({ days: 3, hours: -1 });
  expect(await skip("proof")).toMatchObject({ outcome: "skipped" });
  expect(await move("proof")).toMatchObject({ outcome: "moved", stepKey: "proof" });
  await finish();
  expect(subjects()).toEqual(["hook", "proof", "urgency"]);
});

test("an unknown step is refused with the nearest name, and nothing changes", async () => {
  await kit.advance({ days: 1 });
  const before = await enrollment();
  await expect(move("urgncy")).rejects.toThrow('did you mean "urgency"?');
  await expect(skip("prof")).rejects.toThrow('did you mean "proof"?');
  expect(await enrollment()).toEqual(before);
});

test("what may be with the provider is not moved away from: the outcome says what it waits for", async () => {
  await kit.advance({ minutes: 5 });
  kit.channel().failNext("uncertain-before-accept");
  await kit.advanceTo("2026-03-05T08:00:30Z");
  expect(await enrollment()).toMatchObject({ reason: "delivery-unknown" });
  const refused = { outcome: "refused", reason: "delivery-unknown" };
  expect(await skip()).toMatchObject(refused);
  expect(await move("urgency")).toMatchObject(refused);
  await finish();
  expect(subjects()).toEqual(["hook", "proof", "urgency"]);
});

import { afterEach, expect, it } from "vitest";
import { createWalk, type Walk } from "./test-support/create-walk.ts";

const DAY = 86_400_000;
let walk: Walk;

afterEach(() => walk.outreach.close());

const decision = async (stepKey: string) => {
  const { id, contentHash } = await walk.message(stepKey);
  return [{ id, contentHash }];
};

it("sends a message that is approved between the look and the claim", async () => {
  walk = await createWalk({ approval: "manual" });
  walk.interleave.afterNextLook(async () => walk.tenant.messages.approve(await decision("hook")));
  await walk.work();
  expect(walk.accepted).toEqual(["Hook"]);
});

it("does not send a message that is rejected between the look and the claim, and passes its step", async () => {
  walk = await createWalk();
  await walk.outreach.tick({ limit: 0 });
  walk.interleave.afterNextLook(async () => walk.tenant.messages.reject(await decision("hook")));
  await walk.work();
  expect(walk.accepted).toEqual([]);
  expect(await walk.enrollment()).toMatchObject({ state: "scheduled", stepKey: "proof" });
  expect(await walk.deliveryStates()).toEqual([]);
});

it("does not send to an address that is suppressed between the look and the claim", async () => {
  walk = await createWalk();
  walk.interleave.afterNextLook(() =>
    walk.tenant.suppressions.add([{ address: "bob@beta.example" }]),
  );
  await walk.work();
  expect(walk.accepted).toEqual([]);
  expect(await walk.enrollment()).toMatchObject({ state: "stopped", reason: "suppressed" });
  expect(await walk.deliveryStates()).toEqual(["hook: cancelled", "proof: cancelled"]);
});

it("does not send an edit that comes between the look and the claim before it is approved anew", async () => {
  walk = await createWalk({ approval: "manual" });
  await walk.tenant.messages.approve(await decision("hook"));
  walk.interleave.afterNextLook(async () => {
    const { id, contentHash } = await walk.message("hook");
    await walk.tenant.messages.edit(id, { contentHash: contentHash ?? "", body: "Edited" });
  });
  await walk.work();
  expect(walk.accepted).toEqual([]);
  expect(await walk.enrollment()).toMatchObject({ state: "waiting", reason: "awaiting-approval" });
  await walk.tenant.messages.approve(await decision("hook"));
  await walk.work();
  expect(walk.accepted).toEqual(["Hook"]);
});

it("claims nothing of a campaign that is paused between the look and the claim, and goes on after resume", async () => {
  walk = await createWalk();
  walk.interleave.afterNextLook(() =>
    walk.tenant.campaigns.pause(walk.campaignId, { why: "by-hand" }),
  );
  await walk.work();
  expect(walk.accepted).toEqual([]);
  await walk.tenant.campaigns.resume(walk.campaignId, { why: "by-hand" });
  await walk.work();
  expect(walk.accepted).toEqual(["Hook"]);
});

it("changes nothing when one content hash of a batch is stale", async () => {
  walk = await createWalk({ approval: "manual" });
  const [hook] = await decision("hook");
  const { id } = await walk.message("proof");
  await expect(
    walk.tenant.messages.approve([...(hook ? [hook] : []), { id, contentHash: "0".repeat(64) }]),
  ).rejects.toMatchObject({ code: "stale-content", messageIds: [id] });
  expect((await walk.message("hook")).approval).toBe("pending");
});

it("settles a delivery that is out while its campaign is paused, and claims nothing new before it is resumed", async () => {
  walk = await createWalk();
  walk.answers.push(async () => {
    await walk.tenant.campaigns.pause(walk.campaignId, { why: "by-hand" });
    return { outcome: "sent" };
  });
  await walk.work();
  expect(walk.accepted).toEqual(["Hook"]);
  expect(await walk.enrollment()).toMatchObject({ state: "scheduled", stepKey: "proof" });
  await walk.advance(4 * DAY);
  expect(walk.accepted).toEqual(["Hook"]);
  await walk.tenant.campaigns.resume(walk.campaignId, { why: "by-hand" });
  await walk.work();
  expect(walk.accepted).toEqual(["Hook", "Proof"]);
});

it("settles a delivery that is out while its contact is paused, and parks the contact until it is resumed", async () => {
  walk = await createWalk();
  walk.answers.push(async () => {
    await walk.tenant.contacts.pause([{ externalId: "bob" }], { why: "by-hand" });
    return { outcome: "sent" };
  });
  await walk.advance(0);
  await walk.advance(4 * DAY);
  expect(walk.accepted).toEqual(["Hook"]);
  expect(await walk.enrollment()).toMatchObject({ state: "waiting", reason: "contact-paused" });
  await walk.tenant.contacts.resume([{ externalId: "bob" }], { why: "by-hand" });
  await walk.work();
  expect(walk.accepted).toEqual(["Hook", "Proof"]);
});

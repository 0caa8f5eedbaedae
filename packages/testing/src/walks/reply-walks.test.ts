import { afterEach, describe, expect, it } from "vitest";
import { createWalk, type Walk } from "./test-support/create-walk.ts";

const DAY = 86_400_000;
let walk: Walk;

afterEach(() => walk.outreach.close());

const reply = () =>
  walk.tenant.signals.record([
    { type: "reply", externalId: "reply-1", contact: { externalId: "bob" }, intent: "question" },
  ]);

it("does not recall a mail for a reply that comes between the claim and the send", async () => {
  walk = await createWalk();
  walk.answers.push(async () => {
    await reply();
    return { outcome: "sent" };
  });
  await walk.work();
  await walk.advance(10 * DAY);
  expect(walk.accepted).toEqual(["Hook"]);
  expect(await walk.enrollment()).toMatchObject({ state: "stopped", reason: "replied" });
  expect(await walk.deliveryStates()).toEqual(["hook: sent", "proof: cancelled"]);
});

it("ends as replied when the reply comes between an uncertain send and its settlement", async () => {
  walk = await createWalk();
  walk.answers.push(async () => {
    await reply();
    return { outcome: "uncertain", code: "timed-out" };
  });
  await walk.work();
  expect(await walk.enrollment()).toMatchObject({ state: "stopped", reason: "replied" });
  expect(await walk.deliveryStates()).toContain("hook: unknown");
  await walk.advance(DAY);
  expect(walk.requestKeys).toHaveLength(1);
  expect(await walk.deliveryStates()).toContain("hook: needs-review");
});

it("cancels what the provider put off when the reply comes before the retry", async () => {
  walk = await createWalk();
  walk.answers.push(() => ({ outcome: "deferred", code: "busy" }));
  await walk.work();
  await reply();
  await walk.advance(DAY);
  expect(walk.accepted).toEqual([]);
  expect(await walk.deliveryStates()).toEqual(["hook: cancelled", "proof: cancelled"]);
});

it("cancels a delivery that is put off after its enrollment was stopped in between", async () => {
  walk = await createWalk();
  walk.answers.push(async () => {
    await reply();
    return { outcome: "deferred", code: "busy" };
  });
  await walk.work();
  await walk.advance(DAY);
  expect(walk.accepted).toEqual([]);
  expect(await walk.deliveryStates()).toEqual(["hook: cancelled", "proof: cancelled"]);
});

describe("a refusal that follows an uncertain attempt", () => {
  it("leaves the delivery unknown: it does not disprove the first attempt", async () => {
    walk = await createWalk();
    walk.answers.push(
      () => ({ outcome: "uncertain", code: "timed-out" }),
      () => ({ outcome: "rejected", code: "refused" }),
    );
    await walk.work();
    await walk.advance(2 * 60_000);
    expect(walk.requestKeys).toHaveLength(2);
    expect(await walk.deliveryStates()).toEqual(["hook: unknown"]);
    expect(await walk.enrollment()).toMatchObject({ state: "waiting", reason: "delivery-unknown" });
  });

  it("is sent again under the same key, and settles when the provider says that it has it", async () => {
    walk = await createWalk();
    walk.answers.push(
      () => ({ outcome: "uncertain", code: "timed-out" }),
      () => ({ outcome: "deferred", code: "busy" }),
    );
    await walk.work();
    await walk.advance(2 * 60_000);
    await walk.advance(6 * 60_000);
    expect(new Set(walk.requestKeys).size).toBe(1);
    expect(walk.accepted).toEqual(["Hook"]);
    expect(await walk.enrollment()).toMatchObject({ state: "scheduled", stepKey: "proof" });
  });

  it("goes to a person when the provider's key no longer protects it", async () => {
    walk = await createWalk();
    walk.answers.push(
      ...Array.from({ length: 60 }, () => () => ({
        outcome: "uncertain" as const,
        code: "timed-out",
      })),
    );
    await walk.work();
    for (let hour = 0; hour < 30; hour += 1) await walk.advance(3_600_000);
    expect(await walk.deliveryStates()).toEqual(["hook: needs-review"]);
    expect(await walk.enrollment()).toMatchObject({ state: "waiting", reason: "needs-review" });
    const calls = walk.requestKeys.length;
    await walk.advance(5 * DAY);
    expect(walk.requestKeys).toHaveLength(calls);
  });
});

import { afterEach, expect, it } from "vitest";
import { createWalk, type Walk } from "./test-support/create-walk.ts";

const DAY = 86_400_000;
const why = "by-hand";
const bob = { externalId: "bob" };
let walk: Walk;

afterEach(() => walk.outreach.close());

interface Operation {
  run(): Promise<unknown>;
  /** What is told of it while a message is with the provider. */
  readonly inFlight: object;
  /** What goes all the same afterwards, when the first message was not out yet. */
  readonly later?: readonly string[];
  /** What follows when the first message was out. */
  readonly follows?: readonly string[];
}

const operations: Readonly<Record<string, Operation>> = {
  "a pause of the contact": {
    run: () => walk.tenant.contacts.pause([bob], { why }),
    inFlight: [{ outcome: "paused", inFlight: 1 }],
  },
  "a pause of the enrollment": {
    run: () => walk.tenant.enrollments.pause([walk.enrollmentId], { why }),
    inFlight: [{ outcome: "paused", inFlight: 1 }],
  },
  "a pause of the sender": {
    run: () => walk.tenant.senders.pause([{ externalId: "ada" }], { why }),
    inFlight: [{ outcome: "paused", inFlight: 1 }],
  },
  "a pause of the campaign": {
    run: () => walk.tenant.campaigns.pause(walk.campaignId, { why }),
    inFlight: { outcome: "paused", inFlight: 1 },
  },
  "a cancellation of the campaign": {
    run: () => walk.tenant.campaigns.cancel(walk.campaignId, { why }),
    inFlight: { outcome: "cancelled", stopped: 1, inFlight: 1 },
  },
  "a stop of the enrollment": {
    run: () => walk.tenant.enrollments.stop([walk.enrollmentId], { why }),
    inFlight: [{ outcome: "stopped", out: "in-flight" }],
  },
  "a disqualification of the contact": {
    run: () => walk.tenant.contacts.disqualify([bob], { why }),
    inFlight: [{ outcome: "ended", stopped: 1, inFlight: 1 }],
  },
  "a goal of the contact": {
    run: () => walk.tenant.contacts.reachGoal([bob], { why }),
    inFlight: [{ outcome: "ended", stopped: 1, inFlight: 1 }],
  },
  "a skip of the step": {
    run: () => walk.tenant.enrollments.skipStep(walk.enrollmentId, { why, stepKey: "hook" }),
    inFlight: { outcome: "refused", reason: "in-flight" },
    later: ["Proof"],
    follows: ["Proof"],
  },
  "a move to the last step": {
    run: () =>
      walk.tenant.enrollments.moveTo(walk.enrollmentId, "proof", {
        why,
        at: "2026-03-20T09:00:00Z",
      }),
    inFlight: { outcome: "refused", reason: "in-flight" },
    later: ["Proof"],
    follows: ["Proof"],
  },
};

const cases = Object.entries(operations);

it.each(cases)(
  "%s between look and claim: nothing is claimed any more",
  async (_name, operation) => {
    walk = await createWalk();
    await walk.outreach.tick({ limit: 0 });
    walk.interleave.afterNextLook(operation.run);
    await walk.work();
    expect(walk.accepted).toEqual([]);
    await walk.advance(40 * DAY);
    expect(walk.accepted).toEqual(operation.later ?? []);
  },
);

it.each(cases)(
  "%s before the first look: nothing is claimed any more",
  async (_name, operation) => {
    walk = await createWalk();
    await operation.run();
    await walk.work();
    expect(walk.accepted).toEqual([]);
    await walk.advance(40 * DAY);
    expect(walk.accepted).toEqual(operation.later ?? []);
  },
);

it.each(cases)(
  "%s during the call: it is told, and what is out settles",
  async (_name, operation) => {
    walk = await createWalk();
    let told: unknown;
    walk.answers.push(async () => {
      told = await operation.run();
      return { outcome: "sent" };
    });
    await walk.work();
    expect(told).toMatchObject(operation.inFlight);
    expect(walk.accepted).toEqual(["Hook"]);
    await walk.advance(40 * DAY);
    expect(walk.accepted).toEqual(["Hook", ...(operation.follows ?? [])]);
  },
);

it.each(cases)("%s during a call that is put off: no second attempt", async (_name, operation) => {
  walk = await createWalk();
  walk.answers.push(async () => {
    await operation.run();
    return { outcome: "deferred", code: "busy" };
  });
  await walk.work();
  await walk.advance(2 * DAY);
  // Who is refused while a message is out has held nothing back.
  expect(walk.accepted).toEqual(operation.follows ? ["Hook"] : []);
});

it.each(cases)(
  "%s before the retry of what was put off: it does not go",
  async (_name, operation) => {
    walk = await createWalk();
    walk.answers.push(() => ({ outcome: "deferred", code: "busy" }));
    await walk.work();
    await operation.run();
    await walk.advance(40 * DAY);
    expect(walk.accepted).toEqual(operation.later ?? []);
  },
);

it.each(cases)(
  "%s while nobody knows of the first: it is not repeated",
  async (_name, operation) => {
    walk = await createWalk();
    walk.answers.push(() => ({ outcome: "uncertain", code: "timed-out" }));
    await walk.work();
    const told = await operation.run();
    const calls = walk.requestKeys.length;
    await walk.advance(DAY);
    if (operation.follows) {
      expect(told).toMatchObject({ outcome: "refused", reason: "delivery-unknown" });
      return;
    }
    expect(walk.requestKeys).toHaveLength(calls);
    expect(await walk.deliveryStates()).toContain("hook: needs-review");
  },
);

it("tells of a message that is with the provider when it may have ended", async () => {
  walk = await createWalk();
  let told;
  walk.answers.push(async () => {
    told = await walk.tenant.enrollments.explain(walk.enrollmentId);
    const sum = await walk.tenant.campaigns.explain(walk.campaignId);
    expect(sum.reasons).toMatchObject([{ reason: "in-flight", count: 1 }]);
    expect(sum.reasons[0]?.nextChangeAt).toBe(told.nextChangeAt);
    return { outcome: "uncertain", code: "timed-out" };
  });
  await walk.work();
  expect(told).toMatchObject({ reason: "in-flight", nextAt: null });
  const unknown = await walk.tenant.enrollments.explain(walk.enrollmentId);
  const { items } = await walk.tenant.deliveries.list();
  expect(unknown).toMatchObject({
    reason: "delivery-unknown",
    nextAt: items[0]?.retryAt,
    nextChangeAt: items[0]?.retryAt,
  });
});

import type { SendOutcome, Step } from "@outreachkit/core";
import { afterEach, describe, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createLateWalk, type LateWalk } from "./test-support/create-late-walk.ts";

const DAYS = 24 * 60;
const hook: Step = { key: "hook", kind: "email", content: { subject: "Hook", body: "Hello" } };
const proof: Step = {
  key: "proof",
  kind: "email",
  delay: { days: 3 },
  content: { subject: "Proof", body: "More" },
};
const both = [hook, proof];
const refused: SendOutcome = { outcome: "rejected", code: "no" };
const putOff: SendOutcome = { outcome: "deferred", code: "busy", retryAfter: { hours: 1 } };
const unclear: SendOutcome = { outcome: "uncertain", code: "lost" };

let walk: LateWalk;
afterEach(() => walk.close());

const open = async (steps: readonly Step[] = both) => {
  walk = await createLateWalk({ steps });
};
const answer = (outcome: SendOutcome) => void walk.answers.push(async () => outcome);
const states = async () =>
  (await walk.deliveries()).map(({ stepKey, state }) => `${stepKey} ${state}`);
const check = () =>
  checkInvariants({ tenant: walk.tenant, accepted: walk.accepted, drained: true });
const acceptedHooks = () => walk.accepted.filter(({ content }) => content.subject === "Hook");

/** Other words, of which the step's next delivery is made. */
async function edit({ approve = true } = {}) {
  const { items } = await walk.tenant.messages.list();
  const message = items.find(({ stepKey }) => stepKey === "hook")!;
  const contentHash = message.contentHash!;
  const edited = await walk.tenant.messages.edit(message.id, { contentHash, body: "Other words" });
  const decision = [{ id: message.id, contentHash: edited.contentHash }];
  if (approve) await walk.tenant.messages.approve(decision);
  return decision;
}

/** The sequence goes on as if the first answer had come in time. */
async function expectToGoOn() {
  expect(await walk.enrollment()).toMatchObject({ state: "scheduled", stepKey: "proof" });
  await walk.advance(10 * DAYS);
  expect(walk.calls.filter((subject) => subject === "Proof")).toHaveLength(1);
  expect(await walk.enrollment()).toMatchObject({ state: "completed" });
}

describe("a message that is accepted after its delivery had failed", () => {
  test("counts as sent, and the sequence goes on from there", async () => {
    await open();
    answer(refused);
    await walk.takeOver();
    expect(await walk.enrollment()).toMatchObject({ reason: "delivery-failed" });
    await walk.wakeUp();
    expect(await states()).toEqual(["hook sent"]);
    await expectToGoOn();
    expect(acceptedHooks()).toHaveLength(1);
    expect(await check()).toEqual([]);
  });

  test("completes a sequence that ends with it", async () => {
    await open([hook]);
    answer(refused);
    await walk.takeOver();
    await walk.wakeUp();
    expect(await walk.enrollment()).toMatchObject({ state: "completed" });
    expect(await check()).toEqual([]);
  });

  test("leaves a sequence alone that went on without it", async () => {
    await open([{ ...hook, onFailed: "skip" }, proof]);
    answer(refused);
    await walk.takeOver();
    const before = await walk.enrollment();
    await walk.wakeUp();
    expect(await walk.enrollment()).toEqual(before);
    await expectToGoOn();
    expect(await check()).toEqual([]);
  });

  test("is recorded under an enrollment that was stopped", async () => {
    await open();
    answer(refused);
    await walk.takeOver();
    await walk.tenant.enrollments.stop([(await walk.enrollment()).id], {
      why: "met",
      reason: "goal",
    });
    await walk.wakeUp();
    expect((await states())[0]).toBe("hook sent");
    expect(await walk.enrollment()).toMatchObject({ state: "stopped", reason: "goal" });
    expect(await check()).toEqual([]);
  });

  test("is never sent again in other words, whether they are approved before or after", async () => {
    for (const approve of [false, true]) {
      await open();
      answer(refused);
      await walk.takeOver();
      const decision = await edit({ approve });
      await walk.wakeUp();
      if (!approve) await walk.tenant.messages.approve(decision);
      await walk.work();
      expect(walk.calls).toEqual(["Hook"]);
      await expectToGoOn();
      expect(acceptedHooks()).toHaveLength(1);
      if (!approve) await walk.close();
    }
  });
});

test("what was put off is not tried again once its first call is accepted", async () => {
  await open();
  answer(putOff);
  await walk.takeOver();
  expect(await walk.enrollment()).toMatchObject({ reason: "retry-later" });
  await walk.wakeUp();
  await expectToGoOn();
  expect(walk.calls).toEqual(["Hook", "Proof"]);
  expect(await check()).toEqual([]);
});

describe("where the step has another delivery meanwhile", () => {
  const openWithAnother = async (steps = both) => {
    await open(steps);
    answer(refused);
    await walk.takeOver();
    await edit();
  };

  test("one that waits for its retry is cancelled", async () => {
    await openWithAnother();
    answer(putOff);
    await walk.work();
    await walk.wakeUp();
    expect(await states()).toEqual(["hook sent", "hook cancelled"]);
    expect((await walk.deliveries())[1]).toMatchObject({ code: "already-sent", retryAt: null });
    await expectToGoOn();
    expect(walk.calls).toEqual(["Hook", "Hook", "Proof"]);
    expect(acceptedHooks()).toHaveLength(1);
  });

  test.each([
    [refused, "failed"],
    [putOff, "cancelled"],
    [{ outcome: "deferred", code: "provider-rate" }, "cancelled"],
    [unclear, "cancelled"],
  ] as const)(
    "one that is out and then ends as %j is %s, and nothing goes again",
    async (end, state) => {
      for (const steps of [both, [hook]]) {
        await openWithAnother(steps);
        walk.answers.push(async () => {
          await walk.wakeUp();
          return end;
        });
        await walk.work();
        // What is unclear is looked up a minute later: this provider denies it.
        await walk.advance(5);
        expect((await states()).slice(0, 2)).toEqual(["hook sent", `hook ${state}`]);
        if (steps === both) {
          await expectToGoOn();
          await walk.close();
        } else {
          await walk.advance(10 * DAYS);
          expect(await walk.enrollment()).toMatchObject({ state: "completed" });
        }
        expect(walk.calls.filter((subject) => subject === "Hook")).toHaveLength(2);
        expect(acceptedHooks()).toHaveLength(1);
      }
    },
  );

  test("one that was accepted too is told as what it is, and nothing goes a third time", async () => {
    for (const order of ["before", "meanwhile"] as const) {
      await openWithAnother();
      if (order === "meanwhile")
        walk.answers.push(async () => {
          await walk.wakeUp();
          return "accept";
        });
      await walk.work();
      if (order === "before") await walk.wakeUp();
      expect(await states()).toEqual(["hook sent", "hook sent"]);
      await expectToGoOn();
      // A wrong denial and a changed message: only the provider could have prevented it.
      expect(acceptedHooks()).toHaveLength(2);
      if (order === "before") await walk.close();
    }
  });
});

import type { MessageStep, Step } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const message = (key: string, part: Partial<MessageStep> = {}): MessageStep => ({
  key,
  kind: "email",
  content: { subject: `About ${key}`, body: `This is ${key}.` },
  ...part,
});
const bob = "bob@beta.example";

export const testWaits = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const launch = (condition: Extract<Step, { type: "wait" }>["for"], part: object = {}) =>
    rig.launch([
      message("hook"),
      {
        key: "pause",
        type: "wait",
        for: condition,
        timeout: { days: 5 },
        onTimeout: "silent",
        next: "warm",
        ...part,
      },
      message("silent", { next: "end" }),
      message("warm"),
    ]);
  const explain = async () => {
    const [enrollment] = (await rig.kit.tenant.enrollments.list()).items;
    return await rig.kit.tenant.enrollments.explain(enrollment?.id ?? "");
  };

  describe("a wait", () => {
    test("ends at its time-out, counted from its begin, along the way for that", async () => {
      await launch({ event: "clicked" }, { delay: { days: 1 } });
      await rig.kit.advance({ days: 3 });
      expect(await rig.states()).toEqual(["waiting awaiting-event"]);
      expect(await explain()).toMatchObject({
        reason: "awaiting-event",
        nextAt: "2026-03-08T08:00:00.000Z",
      });
      await rig.check({ drained: false });
      await rig.kit.advance({ days: 7 });
      // Sunday, so the message goes on Monday.
      expect(rig.sent()).toEqual(["hook@0 0", "silent@7 0"]);
      expect(await rig.eventsOf("step-passed")).toEqual([{ stepKey: "pause", outcome: "timeout" }]);
      await rig.check();
    });

    test("goes on at once when it happens, and not when a machine does it", async () => {
      await launch({ event: "clicked", step: "hook" });
      await rig.kit.advance({ hours: 2 });
      await rig.kit.signal(bob, { type: "click", machine: true });
      await rig.kit.settle();
      expect(await rig.states()).toEqual(["waiting awaiting-event"]);
      expect(await explain()).toMatchObject({ nextAt: "2026-03-07T08:00:00.000Z" });
      await rig.check({ drained: false });
      await rig.kit.advance({ hours: 1 });
      await rig.kit.signal(bob, { type: "click" });
      await rig.kit.advance({ hours: 1 });
      expect(rig.sent()).toEqual(["hook@0 0", "warm@0 3"]);
      expect(await rig.eventsOf("step-passed")).toEqual([{ stepKey: "pause", outcome: "event" }]);
      await rig.check();
    });

    test("goes on at once when it happened before it began", async () => {
      await launch({ event: "opened" }, { delay: { days: 1 } });
      await rig.kit.settle();
      await rig.kit.signal(bob, { type: "open" });
      await rig.kit.advance({ days: 2 });
      expect(rig.sent()).toEqual(["hook@0 0", "warm@1 0"]);
      await rig.check();
    });

    test("is for the replies it names: others stop the sequence as ever", async () => {
      await launch({ event: "replied", intents: ["question"] });
      await rig.kit.settle();
      expect(await rig.kit.reply(bob, "", { intent: "not-interested" })).toMatchObject({
        stopped: 1,
      });
      await rig.kit.advance({ days: 9 });
      expect(await rig.states()).toEqual(["stopped replied"]);
      await rig.check();
    });

    test("a reply that it is for does not stop the sequence", async () => {
      await launch({ event: "replied", intents: ["question"] });
      await rig.kit.settle();
      expect(await rig.kit.reply(bob, "", { intent: "question" })).toMatchObject({ stopped: 0 });
      await rig.kit.advance({ days: 1 });
      expect(rig.sent()).toEqual(["hook@0 0", "warm@0 0"]);
      expect(await rig.states()).toEqual(["completed"]);
      await rig.check();
    });

    test.each([
      [
        { event: "goal", name: "demo" },
        { type: "goal", name: "demo" },
      ],
      [
        { event: "custom", name: "signed-in" },
        { type: "custom", name: "signed-in" },
      ],
      [{ event: "connection-accepted" }, { type: "connection-accepted" }],
      [
        { field: "contact.status", equals: "interested" },
        { type: "reply", intent: "interested" },
      ],
    ] as const)("may be for %j", async (condition, signal) => {
      await rig.launch(
        [
          message("hook"),
          { key: "pause", type: "wait", for: condition, timeout: { days: 5 }, onTimeout: "end" },
          message("warm"),
        ],
        { definition: { onReply: "continue" } },
      );
      await rig.kit.settle();
      await rig.kit.signal(bob, { type: "custom", name: "something-else" });
      await rig.kit.advance({ hours: 1 });
      expect(rig.sent()).toEqual(["hook@0 0"]);
      await rig.kit.signal(bob, signal);
      await rig.kit.advance({ hours: 1 });
      expect(rig.sent()).toEqual(["hook@0 0", "warm@0 1"]);
      await rig.check();
    });

    test("a goal that it is not for stops the sequence", async () => {
      await launch({ event: "goal", name: "demo" });
      await rig.kit.settle();
      await rig.kit.signal(bob, { type: "goal", name: "signed" });
      expect(await rig.states()).toEqual(["stopped goal"]);
      await rig.check();
    });

    test("rests under a pause and keeps its time-out", async () => {
      await launch({ event: "clicked" });
      await rig.kit.advance({ days: 1 });
      await rig.kit.tenant.contacts.pause([{ externalId: "bob" }], { why: "test" });
      await rig.kit.signal(bob, { type: "click" });
      await rig.kit.advance({ days: 1 });
      expect(await rig.states()).toEqual(["waiting contact-paused"]);
      await rig.kit.tenant.contacts.resume([{ externalId: "bob" }], { why: "test" });
      await rig.kit.advance({ days: 1 });
      expect(rig.sent()).toEqual(["hook@0 0", "warm@2 0"]);
      await rig.check();
    });

    test("stops with an unsubscription, whatever it is for", async () => {
      await launch({ any: [{ event: "replied" }, { event: "clicked" }] });
      await rig.kit.settle();
      await rig.kit.unsubscribe(bob);
      expect(await rig.states()).toEqual(["stopped unsubscribed"]);
      await rig.kit.advance({ days: 9 });
      expect(rig.sent()).toEqual(["hook@0 0"]);
      await rig.check();
    });
  });

  test("a name of a signal that could be a text is refused", async () => {
    await rig.launch([message("hook")]);
    await expect(
      rig.kit.signal(bob, { type: "custom", name: "bob said hello" }),
    ).rejects.toMatchObject({ problems: [{ path: "name", code: "invalid-name" }] });
  });
};

import type { Condition, MessageStep } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const message = (key: string, part: Partial<MessageStep> = {}): MessageStep => ({
  key,
  kind: "email",
  content: { subject: `About ${key}`, body: `This is ${key}.` },
  ...part,
});
const bob = "bob@beta.example";

export const testExits = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const launch = (exitOn: Condition, part: object = {}) =>
    rig.launch([message("hook"), message("proof", { delay: { days: 1 } })], {
      definition: { exitOn, ...part },
    });

  describe("an exit rule", () => {
    test("ends the sequence at the signal that fulfils it, and no machine's", async () => {
      await launch({ event: "clicked" });
      await rig.kit.settle();
      expect(await rig.kit.signal(bob, { type: "click", machine: true })).toMatchObject({
        stopped: 0,
      });
      expect(await rig.states()).toEqual(["scheduled"]);
      expect(await rig.kit.signal(bob, { type: "click" })).toMatchObject({ stopped: 1 });
      expect(await rig.states()).toEqual(["stopped goal"]);
      await rig.kit.advance({ days: 3 });
      expect(rig.sent()).toEqual(["hook@0 0"]);
      await rig.check();
    });

    test("may ask for several things, whichever comes first", async () => {
      await launch({ all: [{ event: "opened" }, { event: "clicked", step: "hook" }] });
      await rig.kit.settle();
      expect(await rig.kit.signal(bob, { type: "click" })).toMatchObject({ stopped: 0 });
      expect(await rig.kit.signal(bob, { type: "open" })).toMatchObject({ stopped: 1 });
      await rig.check();
    });

    test("may ask for intents and a status where replies do not stop", async () => {
      await launch({ field: "contact.status", atLeast: "interested" }, { onReply: "continue" });
      await rig.kit.settle();
      expect(await rig.kit.reply(bob, "", { intent: "question" })).toMatchObject({ stopped: 0 });
      expect(await rig.kit.reply(bob, "", { intent: "interested" })).toMatchObject({ stopped: 1 });
      expect(await rig.states()).toEqual(["stopped goal"]);
      await rig.check();
    });

    test("is asked again when a step is due: what the host changed counts then", async () => {
      await launch({ field: "contact.attributes.customer", equals: true });
      await rig.kit.settle();
      const attributes = { customer: true };
      await rig.kit.tenant.contacts.upsert([{ externalId: "bob", attributes }]);
      await rig.kit.advance({ days: 2 });
      expect(rig.sent()).toEqual(["hook@0 0"]);
      expect(await rig.states()).toEqual(["stopped goal"]);
      await rig.check();
    });

    test("is refused where it asks about a step that the campaign does not have", async () => {
      await expect(launch({ event: "clicked", step: "gone" })).rejects.toMatchObject({
        problems: [{ path: "exitOn.step", code: "unknown-step" }],
      });
    });
  });
};

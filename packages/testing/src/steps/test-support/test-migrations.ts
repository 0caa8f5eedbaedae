import type { MessageStep, Step } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const message = (key: string, part: Partial<MessageStep> = {}): MessageStep => ({
  key,
  kind: "email",
  content: { subject: `About ${key}`, body: `This is ${key}.` },
  ...part,
});

export const testStepMigrations = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const hook = message("hook");
  const proof = message("proof", { delay: { days: 1 } });
  const save = (steps: readonly Step[], senders = ["ada", "ada-phone"]) =>
    rig.kit.tenant.campaigns.save({
      key: "winback",
      senders: senders.map((externalId) => ({ externalId })),
      approval: "autopilot",
      schedule: { weekdays: "09:00-17:00" },
      checks: { minimumPersonalization: 0 },
      steps,
    });

  describe("a new version", () => {
    test("leaves who is enrolled on theirs, and takes who is moved", async () => {
      const campaign = await rig.launch([hook, proof]);
      await rig.kit.settle();
      const words = { subject: "New", body: "This is new." };
      await save([hook, { ...proof, content: words }, message("last", { delay: { days: 1 } })]);
      const contacts = [{ externalId: "eve", email: "eve@beta.example" }];
      await rig.kit.tenant.campaigns.enroll(campaign.id, { contacts });
      await rig.kit.advance({ days: 3 });
      expect(rig.stepsOf("bob@beta.example")).toEqual(["hook", "proof"]);
      expect(rig.stepsOf("eve@beta.example")).toEqual(["hook", "new", "last"]);
      await rig.check();
    });

    test("takes its steps from where the contact is, and sends no step again", async () => {
      const campaign = await rig.launch([hook, proof]);
      await rig.kit.settle();
      // The hook comes again further down, and a text message is new.
      await save([
        message("intro", { next: "proof" }),
        { ...proof, content: { subject: "New", body: "This is new." } },
        { ...hook, next: "text" },
        { key: "text", kind: "sms", content: { body: "This is text." } },
      ]);
      expect(await rig.kit.tenant.campaigns.migrate(campaign.id)).toEqual({
        migrated: 1,
        unchanged: 0,
        refused: [],
      });
      expect(await rig.kit.tenant.campaigns.migrate(campaign.id)).toMatchObject({ unchanged: 1 });
      await rig.kit.advance({ days: 3 });
      expect(rig.sent()).toEqual(["hook@0 0", "new@1 0", "text@1 0"]);
      expect(await rig.eventsOf("step-skipped")).toEqual([
        { stepKey: "hook", reason: "already-sent" },
      ]);
      expect(await rig.eventsOf("enrollment-migrated")).toHaveLength(1);
      await rig.check();
    });

    test("refuses who is at a step that it does not have, or has as another", async () => {
      const campaign = await rig.launch([hook, proof]);
      await rig.kit.settle();
      const [enrollment] = (await rig.kit.tenant.enrollments.list()).items;
      const enrollmentId = enrollment?.id ?? "";
      const { versionId } = await save([hook, message("other")]);
      const { campaigns } = rig.kit.tenant;
      expect(await campaigns.migrate(campaign.id)).toMatchObject({
        migrated: 0,
        refused: [{ enrollmentId, reason: "step-missing" }],
      });
      await save([hook, { key: "proof", type: "task", title: "Call" }]);
      expect(await campaigns.migrate(campaign.id, { enrollments: [enrollmentId] })).toMatchObject({
        refused: [{ enrollmentId, reason: "step-changed" }],
      });
      await rig.kit.advance({ days: 2 });
      expect(rig.sent()).toEqual(["hook@0 0", "proof@1 0"]);
      expect(
        await campaigns.migrate(campaign.id, { to: versionId, enrollments: [enrollmentId] }),
      ).toMatchObject({ refused: [{ enrollmentId, reason: "ended" }] });
      await rig.check();
    });

    test("gives a sender to who waits for one", async () => {
      const campaign = await rig.launch([hook]);
      const text: Step = { key: "text", kind: "sms", content: { body: "This is text." } };
      await save([hook, text], ["ada"]);
      const contacts = [{ email: "eve@beta.example", phone: "+4915552222" }];
      await rig.kit.tenant.campaigns.enroll(campaign.id, { contacts });
      await rig.kit.advance({ days: 1 });
      expect(await rig.states()).toContain("waiting no-sender");
      await save([hook, text, message("last")]);
      await rig.kit.tenant.campaigns.migrate(campaign.id);
      await rig.kit.advance({ days: 1 });
      expect(rig.kit.channel("phone").accepted).toHaveLength(1);
      expect(rig.stepsOf("eve@beta.example")).toEqual(["hook", "last"]);
      await rig.check();
    });

    test("of another campaign, and an enrollment of another, are unknown", async () => {
      const campaign = await rig.launch([hook]);
      const { campaigns } = rig.kit.tenant;
      const other = await campaigns.save({ ...(await definition()), key: "other" });
      await expect(campaigns.migrate(campaign.id, { to: other.versionId })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(campaigns.migrate(campaign.id, { to: campaign.id })).rejects.toMatchObject({
        code: "not-found",
      });
      const [enrollment] = (await rig.kit.tenant.enrollments.list()).items;
      const enrollments = [enrollment?.id ?? ""];
      await expect(campaigns.migrate(other.id, { enrollments })).rejects.toMatchObject({
        code: "not-found",
      });
    });
  });

  const definition = async () => ({
    senders: [{ externalId: "ada" }],
    schedule: { weekdays: "09:00-17:00" },
    steps: [hook],
  });
};

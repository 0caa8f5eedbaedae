import type { MessageStep } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const words = (text: string) => ({ subject: "Hello", body: `This is ${text}.` });

export const testContents = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const contact = (name: string, part: object) => ({ email: `${name}@beta.example`, ...part });

  describe("content", () => {
    test("is chosen by industry, persona, tier and language, and the choice is kept", async () => {
      const content: MessageStep["content"] = [
        { when: { field: "contact.locale", equals: "de" }, ...words("german") },
        { when: { field: "company.industry", equals: "saas" }, ...words("saas") },
        { when: { field: "contact.seniority", in: ["c-level"] }, ...words("chief") },
        words("everybody"),
      ];
      await rig.launch([{ key: "hook", kind: "email", content }], {
        contacts: [
          contact("anna", { locale: "de" }),
          contact("ben", { company: { name: "Beta", industry: "SaaS" } }),
          contact("cleo", { seniority: "C-Level" }),
          contact("dora", {}),
        ],
      });
      await rig.kit.settle();
      expect(rig.sent().map((sent) => sent.split("@")[0])).toEqual([
        "german",
        "saas",
        "chief",
        "everybody",
      ]);
      const messages = (await rig.kit.tenant.messages.list()).items;
      const choices = ["option-0", "option-1", "option-2", "default"];
      expect(messages.map(({ choice }) => choice)).toEqual(choices);
      const told = await rig.eventsOf("message-generated");
      expect(told.map(({ choice }) => choice)).toEqual(choices);
      await rig.check();
    });

    test("of a variant is drawn at enrollment and kept through a migration", async () => {
      const variants = ["a", "b"].map((key) => ({ key, content: words(key) }));
      const step: MessageStep = { key: "hook", kind: "email", delay: { days: 1 }, variants };
      const contacts = Array.from({ length: 12 }, (_, index) => contact(`person-${index}`, {}));
      const campaign = await rig.launch([step], { contacts });
      const created = await rig.eventsOf("enrollment-created");
      const drawn = created.map(({ variants: of }) => (of as { hook: string }).hook);
      expect(new Set(drawn)).toEqual(new Set(["a", "b"]));
      await rig.kit.tenant.campaigns.save({
        key: "winback",
        senders: [{ externalId: "ada" }, { externalId: "ada-phone" }],
        approval: "autopilot",
        schedule: { weekdays: "09:00-17:00" },
        checks: { minimumPersonalization: 0 },
        steps: [{ ...step, variants: [{ key: "c", content: words("c") }, ...variants] }],
      });
      await rig.kit.tenant.campaigns.migrate(campaign.id);
      await rig.kit.advance({ days: 2 });
      const got = contacts.map(({ email }) => rig.stepsOf(email)[0]);
      expect(got).toEqual(drawn);
      const messages = (await rig.kit.tenant.messages.list()).items;
      expect(messages.map(({ variant }) => variant ?? "").toSorted()).toEqual(drawn.toSorted());
      await rig.check();
    });
  });
};

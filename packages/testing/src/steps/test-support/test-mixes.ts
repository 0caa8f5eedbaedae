import type { CampaignDefinition, MessageStep } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const mail = (text: string) => ({ subject: "Hello", body: `This is ${text}.` });
const note = (text: string) => ({ body: `This is ${text}.` });

const hook: MessageStep = {
  key: "hook",
  kind: "email",
  content: mail("mail"),
  mix: [{ kind: "sms", content: note("text") }],
};
const proof: MessageStep = {
  key: "proof",
  kind: "sms",
  delay: { days: 3 },
  content: note("second text"),
  mix: [{ kind: "email", content: mail("second mail") }],
};
const half = { allocation: { mix: { email: 50, sms: 50 } } } as const;
const ofMail = ["mail", "second mail"];
const ofText = ["text", "second text"];
const people = Array.from({ length: 24 }, (_, index) => ({
  externalId: `person-${index}`,
  email: `person-${index}@beta.example`,
  phone: `+49155500${100 + index}`,
}));

export const testMixes = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const wordsTo = (...addresses: readonly string[]) =>
    rig.kit
      .sent()
      .filter(({ to }) => addresses.includes(to))
      .map(({ content }) => /^This is ([^.]+)/.exec(content.body)?.[1] ?? "");
  /** By contact: what it drew. */
  const drawn = async () =>
    new Map(
      (await rig.kit.tenant.enrollments.list({ limit: 100 })).items.map((row) => [
        row.contactId,
        row.channel,
      ]),
    );
  const save = (definition: Partial<CampaignDefinition>) =>
    rig.kit.tenant.campaigns.save({
      key: "winback",
      senders: [{ externalId: "ada" }, { externalId: "ada-phone" }],
      approval: "autopilot",
      schedule: { weekdays: "09:00-17:00" },
      checks: { minimumPersonalization: 0 },
      steps: [hook, proof],
      ...definition,
    });

  describe("a mix of several channels", () => {
    test("gives each contact every step on the one that it drew", async () => {
      await rig.launch([hook, proof], { contacts: people, definition: half });
      await rig.kit.advance({ days: 5 });
      const got = people.map(({ email, phone }) => wordsTo(email, phone).join());
      expect(new Set(got)).toEqual(new Set([ofMail.join(), ofText.join()]));
      const byMail = got.filter((words) => words === ofMail.join()).length;
      expect([...(await drawn()).values()].filter((kind) => kind === "email")).toHaveLength(byMail);
      expect(rig.sent()).toHaveLength(48);
      await rig.check();
    });

    test("gives a step of a kind outside of it to everybody", async () => {
      const { mix: _mix, ...text } = { ...proof, key: "text", content: note("text for all") };
      await rig.launch([{ key: "first", kind: "email", content: mail("mail for all") }, text], {
        definition: { allocation: { mix: { sms: 100 } } },
      });
      await rig.kit.advance({ days: 5 });
      expect(wordsTo("bob@beta.example", "+4915551111")).toEqual(["mail for all", "text for all"]);
      await rig.check();
    });

    test("is drawn among what a contact can be reached on", async () => {
      await rig.launch([hook], {
        contacts: people.map(({ phone: _phone, ...person }, index) =>
          index % 2 === 0 ? person : { externalId: person.externalId, phone: `+4915551${index}` },
        ),
        definition: half,
      });
      await rig.kit.advance({ days: 1 });
      expect(wordsTo(...people.map(({ email }) => email))).toEqual(Array(12).fill("mail"));
      expect(rig.sent()).toHaveLength(24);
      await rig.check();
    });

    test("never changes what was drawn, whatever the shares become and whoever migrates", async () => {
      const campaign = await rig.launch([{ ...hook, delay: { days: 1 } }, proof], {
        contacts: people,
        definition: half,
      });
      const before = await drawn();
      expect(new Set(before.values())).toEqual(new Set(["email", "sms"]));
      await save({
        steps: [{ ...hook, delay: { days: 1 } }, proof],
        allocation: { mix: { email: 0.5, sms: 99.5 } },
      });
      const { tenant } = rig.kit;
      expect(await tenant.campaigns.migrate(campaign.id)).toMatchObject({ migrated: 24 });
      expect(await drawn()).toEqual(before);
      const late = people.map((_, index) => ({
        externalId: `late-${index}`,
        email: `late-${index}@beta.example`,
        phone: `+49155600${100 + index}`,
      }));
      await tenant.campaigns.enroll(campaign.id, { contacts: late });
      const after = await drawn();
      const added = [...after].filter(([contact]) => !before.has(contact));
      expect(added.filter(([, kind]) => kind === "sms").length).toBeGreaterThan(20);
      await rig.kit.advance({ days: 1 });
      await rig.check({ drained: false });
    });

    test("leaves who was enrolled before it on the step's own kind", async () => {
      const { mix: _mix, ...alone } = { ...hook, delay: { days: 1 } };
      const campaign = await rig.launch([alone], { contacts: people.slice(0, 6) });
      const steps = [{ ...hook, delay: { days: 1 } }];
      await save({ steps, ...half });
      await rig.kit.tenant.campaigns.migrate(campaign.id);
      expect(new Set((await drawn()).values())).toEqual(new Set([null]));
      await rig.kit.advance({ days: 2 });
      expect(wordsTo(...people.map(({ email }) => email))).toEqual(Array(6).fill("mail"));
      await rig.check();
    });

    test("draws the same again for a contact that enters the campaign again", async () => {
      const campaign = await rig.launch([hook, proof], { contacts: people, definition: half });
      const before = await drawn();
      const { tenant } = rig.kit;
      await save({ ...half, audience: { reenroll: "always" } });
      await tenant.campaigns.enroll(campaign.id, {
        contacts: people.toReversed().map(({ externalId }) => ({ externalId })),
        requestKey: "again",
      });
      const { items } = await tenant.enrollments.list({ limit: 100 });
      expect(items).toHaveLength(48);
      for (const { contactId, channel } of items) expect(channel).toBe(before.get(contactId));
    });

    test("is told by the event of the enrollment, and by explain", async () => {
      const { email: _email, ...bob } = people[0]!;
      await rig.launch([{ ...hook, delay: { days: 1 } }], { contacts: [bob], definition: half });
      expect(await rig.eventsOf("enrollment-created")).toMatchObject([{ channel: "sms" }]);
      const [row] = (await rig.kit.tenant.enrollments.list()).items;
      expect(await rig.kit.tenant.enrollments.explain(row!.id)).toMatchObject({
        enrollment: { channel: "sms" },
        sender: { name: "ada-phone" },
      });
    });

    test("falls back from the form that was drawn to that form's own fallback", async () => {
      const step: MessageStep = {
        ...hook,
        fallback: [{ kind: "sms", content: note("instead of mail") }],
        mix: [
          {
            kind: "sms",
            content: note("text"),
            fallback: [{ kind: "email", content: mail("instead of text") }],
          },
        ],
      };
      const failing = rig.kit.channel("phone");
      for (let count = 0; count < 24; count += 1) failing.failNext("rejected");
      await rig.launch([step], { contacts: people, definition: half });
      await rig.kit.advance({ days: 1 });
      const channels = [...(await drawn()).values()];
      const words = wordsTo(...people.map(({ email }) => email));
      expect(words).toHaveLength(24);
      expect(words.filter((text) => text === "instead of text")).toHaveLength(
        channels.filter((kind) => kind === "sms").length,
      );
      await rig.check();
    });
  });

  // SEMANTICS 3: "Channel fallback: e-mail first; LinkedIn when there is no answer after the e-mail steps,
  // if the policy says so."
  test("e-mail goes first, another channel where there is no answer to it and the campaign says so", async () => {
    const steps = [
      { key: "hook", kind: "email", content: mail("mail") },
      { key: "proof", kind: "email", delay: { days: 3 }, content: mail("second mail") },
      {
        key: "worth-it",
        type: "branch",
        delay: { days: 4 },
        branches: [{ when: { field: "contact.tier", atLeast: "warm" }, next: "reach" }],
        next: "end",
      },
      { key: "reach", kind: "sms", content: note("text") },
    ] satisfies CampaignDefinition["steps"];
    const [silent, answers, cold] = people.map((person, index) => ({
      ...person,
      tier: index === 2 ? "cold" : "hot",
    }));
    await rig.launch(steps, { contacts: [silent!, answers!, cold!] });
    await rig.kit.advance({ days: 4 });
    await rig.kit.reply(answers!.email, "Tell me more");
    await rig.kit.advance({ days: 6 });
    expect(wordsTo(silent!.email, silent!.phone)).toEqual([...ofMail, "text"]);
    expect(wordsTo(answers!.email, answers!.phone)).toEqual(ofMail);
    expect(wordsTo(cold!.email, cold!.phone)).toEqual(ofMail);
    await rig.check();
  });
};

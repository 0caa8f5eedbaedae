import type { CampaignDefinition, MessageStep, Step } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FailureMode } from "../../channel/failure-mode.ts";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const mail = (text: string) => ({ subject: "Hello", body: `This is ${text}.` });
const note = (text: string) => ({ body: `This is ${text}.` });

/** E-mail first; a text message where that cannot go. */
const hook: MessageStep = {
  key: "hook",
  kind: "email",
  content: mail("mail"),
  fallback: [{ kind: "sms", content: note("text") }],
};
const both = { email: "bob@beta.example", phone: "+4915551111" };
const manual = { definition: { approval: "manual" } } satisfies {
  readonly definition: Partial<CampaignDefinition>;
};

export const testFallbacks = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const got = (address: string) =>
    rig.kit
      .sent()
      .flatMap(({ to, content }) =>
        to === address ? (/^This is ([^.]+)/.exec(content.body)?.[1] ?? "") : [],
      );
  const taken = () => rig.eventsOf("fallback-taken");
  const fails = (mode: FailureMode) => rig.kit.channel("mail").failNext(mode);
  const deliveries = async () =>
    (await rig.kit.tenant.deliveries.list()).items.map(({ kind, state }) => `${kind} ${state}`);
  const soon = () => rig.kit.advance({ minutes: 10 });

  describe("a fallback kind", () => {
    test("is taken by a contact that has no address on the first", async () => {
      await rig.launch([hook], {
        contacts: [both, { externalId: "cleo", phone: "+4915552222" }],
      });
      await soon();
      expect(rig.sent()).toHaveLength(2);
      expect(got("bob@beta.example")).toEqual(["mail"]);
      expect(got("+4915552222")).toEqual(["text"]);
      expect(await taken()).toEqual([
        { stepKey: "hook", from: "email", to: "sms", reason: "no-address" },
      ]);
      await rig.check();
    });

    test("is taken when the provider refused the message for good, with a message of its own", async () => {
      await rig.launch([hook], { contacts: [both], ...manual });
      await rig.kit.settle();
      const approve = async () => {
        const page = await rig.kit.tenant.messages.list({ filter: { approval: "pending" } });
        await rig.kit.tenant.messages.approve(
          page.items.map(({ id, contentHash }) => ({ id, contentHash: contentHash ?? "" })),
        );
        return page.items.map(({ kind }) => kind);
      };
      fails("rejected");
      expect(await approve()).toEqual(["email"]);
      await soon();
      // Nobody approved those words yet.
      expect(rig.sent()).toEqual([]);
      expect(await rig.states()).toEqual(["waiting awaiting-approval"]);
      expect(await approve()).toEqual(["sms"]);
      await soon();
      expect(got("+4915551111")).toEqual(["text"]);
      expect(await deliveries()).toEqual(["email failed", "sms sent"]);
      expect(await taken()).toMatchObject([
        { from: "email", to: "sms", reason: "delivery-failed" },
      ]);
      expect(await rig.states()).toEqual(["completed"]);
      await rig.check();
    });

    test("is taken after the last of several tries that the provider put off", async () => {
      const phone = rig.kit.channel("mail");
      for (let count = 0; count < 6; count += 1) phone.failNext("deferred");
      await rig.launch([hook], {
        contacts: [both],
        definition: { schedule: { everyDay: "00:00-24:00" } },
      });
      await rig.kit.advance({ hours: 2 });
      expect(rig.sent()).toEqual([]);
      await rig.kit.advance({ hours: 4 });
      expect(await deliveries()).toEqual(["email failed", "sms sent"]);
      await rig.check();
    });

    test("is not taken for an address that is no good: that stops the sequence", async () => {
      fails("rejected-recipient");
      await rig.launch([hook], { contacts: [both] });
      await rig.kit.advance({ days: 2 });
      expect(await rig.states()).toEqual(["stopped bounced"]);
      expect(await taken()).toEqual([]);
      expect(rig.sent()).toEqual([]);
      await rig.check();
    });

    test("is not taken while the message may have been accepted", async () => {
      rig.kit.channel("mail").failNext("uncertain-after-accept");
      for (let count = 0; count < 40; count += 1) rig.kit.channel("mail").failNext("rejected");
      await rig.launch([hook], { contacts: [both] });
      await rig.kit.advance({ days: 3 });
      expect(await taken()).toEqual([]);
      expect(await deliveries()).toEqual(["email needs-review"]);
      expect(rig.sent()).toHaveLength(1);
      await rig.check();
    });

    test("is taken when a person found that it was not sent, and it is refused once more", async () => {
      const channel = rig.kit.channel("mail");
      channel.failNext("uncertain-before-accept");
      for (let count = 0; count < 40; count += 1) channel.failNext("rejected");
      await rig.launch([hook], { contacts: [both] });
      await rig.kit.advance({ days: 3 });
      const [open] = (await rig.kit.tenant.deliveries.list()).items;
      await rig.kit.tenant.deliveries.resolve([{ id: open?.id ?? "", as: "not-sent" }], {
        why: "asked-provider",
      });
      expect(rig.sent()).toEqual([]);
      await rig.kit.advance({ days: 1 });
      expect(await deliveries()).toEqual(["email failed", "sms sent"]);
      await rig.check();
    });

    test("waits for the end of what may have been accepted, even where its address is gone since", async () => {
      fails("uncertain-before-accept");
      for (let count = 0; count < 40; count += 1) fails("rejected");
      await rig.launch([hook], { contacts: [both] });
      await rig.kit.advance({ hours: 1 });
      const { tenant } = rig.kit;
      const [contact] = (await tenant.contacts.list()).items;
      await tenant.contacts.upsert([{ id: contact?.id ?? "", email: null }]);
      await rig.kit.advance({ days: 3 });
      expect(await deliveries()).toEqual(["email needs-review"]);
      const [open] = (await tenant.deliveries.list()).items;
      await tenant.deliveries.resolve([{ id: open?.id ?? "", as: "not-sent" }], { why: "asked" });
      await rig.kit.advance({ days: 1 });
      expect(await deliveries()).toEqual(["email skipped", "sms sent"]);
      expect(await taken()).toMatchObject([{ reason: "no-address" }]);
      await rig.check();
    });

    test("is never taken once a person found that it was sent", async () => {
      fails("uncertain-after-accept");
      for (let count = 0; count < 40; count += 1) fails("rejected");
      await rig.launch([hook], { contacts: [both] });
      await rig.kit.advance({ days: 3 });
      const { tenant, clock } = rig.kit;
      const [open] = (await tenant.deliveries.list()).items;
      const at = new Date(clock.now());
      await tenant.deliveries.resolve([{ id: open?.id ?? "", as: "sent", at }], { why: "asked" });
      await rig.kit.advance({ days: 1 });
      expect(await deliveries()).toEqual(["email sent"]);
      expect(await rig.states()).toEqual(["completed"]);
      expect(await taken()).toEqual([]);
      await rig.check();
    });

    test("is seen by a preview, in the other sender's queue", async () => {
      const later: Step = {
        key: "later",
        kind: "email",
        delay: { days: 2 },
        content: mail("later"),
      };
      const campaign = await rig.launch(
        [hook, { ...later, fallback: [{ kind: "sms", content: note("later text") }] }],
        {
          contacts: [both, { externalId: "cleo", phone: "+4915552222" }],
        },
      );
      const preview = await rig.kit.tenant.campaigns.preview(campaign.id);
      await rig.kit.advance({ days: 5 });
      const planned = [...preview.sends()].map(({ at, stepKey }) => `${at} ${stepKey}`);
      const { items } = await rig.kit.tenant.deliveries.list();
      expect(items.map(({ kind }) => kind).toSorted()).toEqual(["email", "email", "sms", "sms"]);
      expect(planned.toSorted()).toEqual(
        items.map(({ sentAt, stepKey }) => `${sentAt} ${stepKey}`).toSorted(),
      );
      await rig.check();
    });

    test("is taken by who has no sender for the first, and the queue is the other sender's", async () => {
      await rig.launch([hook], {
        contacts: [both],
        senders: [{ externalId: "ada-phone", channel: "phone" }],
      });
      await soon();
      expect(await taken()).toMatchObject([{ reason: "no-sender" }]);
      expect(got("+4915551111")).toEqual(["text"]);
      await rig.check();
    });

    test("leaves the step skipped, or to its onFailed, where it cannot be taken either", async () => {
      fails("rejected");
      await rig.launch([{ ...hook, onFailed: "skip" }], {
        contacts: [{ email: "cleo@beta.example" }],
      });
      await rig.kit.advance({ days: 1 });
      expect(await rig.states()).toEqual(["completed"]);
      expect(await taken()).toEqual([]);
      expect(await rig.eventsOf("step-skipped")).toMatchObject([{ reason: "manual" }]);
      await rig.check();
    });

    test("may have another one behind it, each tried once", async () => {
      rig.kit.channel("phone").failNext("rejected");
      fails("rejected");
      await rig.launch([hook], { contacts: [both] });
      await rig.kit.advance({ days: 1 });
      expect(await deliveries()).toEqual(["email failed", "sms failed"]);
      expect(await rig.states()).toEqual(["waiting delivery-failed"]);
      const [mailed, texted] = (await rig.kit.tenant.deliveries.list()).items;
      const redrive = (id = "") =>
        rig.kit.tenant.deliveries.redrive([id], { why: "provider-outage" });
      expect(await redrive(mailed?.id)).toMatchObject([{ reason: "superseded" }]);
      expect(await redrive(texted?.id)).toMatchObject([{ outcome: "redriven" }]);
      await soon();
      expect(rig.sent()).toHaveLength(1);
      await rig.check();
    });

    test("closes what was written and approved for the kind before", async () => {
      await rig.launch([{ key: "first", kind: "sms", content: note("first") }, hook], {
        contacts: [both],
        definition: { exitOn: { event: "clicked" } },
      });
      const { tenant } = rig.kit;
      const [campaign] = (await tenant.campaigns.list()).items;
      await tenant.generation.run(campaign?.id ?? "");
      expect((await tenant.messages.list()).items.map(({ kind }) => kind)).toEqual([
        "sms",
        "email",
      ]);
      const [contact] = (await tenant.contacts.list()).items;
      await tenant.contacts.upsert([{ id: contact?.id ?? "", email: null }]);
      await rig.kit.advance({ days: 1 });
      expect(got("+4915551111")).toEqual(["first", "text"]);
      expect(await deliveries()).toEqual(["sms sent", "email skipped", "sms sent"]);
      await rig.check();
    });

    test("is what is written ahead for who cannot be reached on the first", async () => {
      const campaign = await rig.launch([{ ...hook, delay: { days: 1 } }], {
        contacts: [both, { externalId: "cleo", phone: "+4915552222" }],
        ...manual,
      });
      const { tenant } = rig.kit;
      await tenant.generation.run(campaign.id);
      await tenant.generation.run(campaign.id);
      const kinds = (await tenant.messages.list()).items.map(({ kind }) => kind);
      expect(kinds.toSorted()).toEqual(["email", "sms"]);
    });

    test("stays through a migration, and through a move by hand back to the step", async () => {
      const later: Step = { key: "later", kind: "sms", delay: { days: 5 }, content: note("later") };
      const campaign = await rig.launch([hook, later], {
        contacts: [{ externalId: "cleo", phone: "+4915552222" }],
        ...manual,
      });
      await soon();
      const { tenant } = rig.kit;
      const save = (step: MessageStep) =>
        tenant.campaigns.save({
          key: "winback",
          senders: [{ externalId: "ada" }, { externalId: "ada-phone" }],
          approval: "manual",
          schedule: { weekdays: "09:00-17:00" },
          steps: [step, later],
        });
      const { fallback: _fallback, ...alone } = hook;
      await save(alone);
      expect(await tenant.campaigns.migrate(campaign.id)).toMatchObject({
        migrated: 0,
        refused: [{ reason: "step-changed" }],
      });
      await save({ ...hook, content: mail("other") });
      expect(await tenant.campaigns.migrate(campaign.id)).toMatchObject({ migrated: 1 });
      const [row] = (await tenant.enrollments.list()).items;
      const id = row?.id ?? "";
      await tenant.enrollments.moveTo(id, "later", { why: "asked" });
      await tenant.enrollments.moveTo(id, "hook", { why: "asked" });
      await soon();
      const [message] = (await tenant.messages.list({ filter: { approval: "pending" } })).items;
      expect(message).toMatchObject({ stepKey: "hook", kind: "sms" });
      await tenant.messages.approve([
        { id: message?.id ?? "", contentHash: message?.contentHash ?? "" },
      ]);
      await soon();
      expect(got("+4915552222")).toEqual(["text"]);
      await rig.check({ drained: false });
    });

    test("is explained and counted like any other send", async () => {
      await rig.launch([hook], {
        contacts: [{ externalId: "cleo", phone: "+4915552222" }],
        definition: { caps: { daily: 1, newContacts: 1 }, ...manual.definition },
      });
      await soon();
      const [row] = (await rig.kit.tenant.enrollments.list()).items;
      expect(await rig.kit.tenant.enrollments.explain(row?.id ?? "")).toMatchObject({
        reason: "awaiting-approval",
        sender: { name: "ada-phone" },
        enrollment: { channel: null, fallbacks: { hook: "sms" } },
        message: { kind: "sms" },
      });
    });
  });
};

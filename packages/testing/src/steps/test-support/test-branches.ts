import type { MessageStep, Step } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const message = (key: string, part: Partial<MessageStep> = {}): MessageStep => ({
  key,
  kind: "email",
  content: { subject: `About ${key}`, body: `This is ${key}.` },
  ...part,
});
const text = (key: string, part: Partial<MessageStep> = {}): MessageStep =>
  message(key, { kind: "sms", content: { body: `This is ${key}.` }, ...part });

export const testBranches = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  describe("ways between steps", () => {
    test("a step leads past others, and the end ends the sequence", async () => {
      await rig.launch([
        {
          key: "fork",
          type: "branch",
          branches: [{ when: { event: "replied" }, next: "other" }],
          next: "hook",
        },
        message("other", { next: "late" }),
        message("hook", { next: "last" }),
        {
          key: "late",
          type: "branch",
          branches: [{ when: { event: "replied" }, next: "end" }],
        },
        message("last", { delay: { days: 1 }, next: "end" }),
      ]);
      await rig.kit.advance({ days: 10 });
      expect(rig.sent()).toEqual(["hook@0 0", "last@1 0"]);
      expect(await rig.states()).toEqual(["completed"]);
      await rig.check();
    });

    test("messages of each kind go out by a sender of their own, in order", async () => {
      await rig.launch([message("hook"), text("nudge", { delay: { hours: 2 } }), message("last")]);
      await rig.kit.advance({ days: 3 });
      expect(rig.sent()).toEqual(["hook@0 0", "nudge@0 2", "last@0 2"]);
      expect(rig.kit.channel("mail").accepted).toHaveLength(2);
      expect(rig.kit.channel("phone").accepted).toHaveLength(1);
      await rig.check();
    });

    test("a kind that no sender carries waits as no-sender, and says so", async () => {
      const senders = [{ externalId: "ada", channel: "mail" }];
      const campaign = await rig.launch([message("hook")], { senders, contacts: [] });
      const { tenant } = rig.kit;
      await tenant.campaigns.save({
        key: campaign.key,
        senders: [{ externalId: "ada" }],
        approval: "autopilot",
        schedule: { weekdays: "09:00-17:00" },
        checks: { minimumPersonalization: 0 },
        steps: [message("hook"), text("nudge")],
      });
      const contacts = [{ email: "bob@beta.example", phone: "+4915551111" }];
      await tenant.campaigns.enroll(campaign.id, { contacts });
      await rig.kit.advance({ days: 1 });
      expect(rig.sent()).toEqual(["hook@0 0"]);
      expect(await rig.states()).toEqual(["waiting no-sender"]);
      const [enrollment] = (await tenant.enrollments.list()).items;
      expect(await tenant.enrollments.explain(enrollment?.id ?? "")).toMatchObject({
        reason: "no-sender",
        nextAt: null,
      });
      await rig.check();
    });
  });

  describe("a branch", () => {
    const fork = (part: Partial<Extract<Step, { type: "branch" }>> = {}): Step => ({
      key: "fork",
      type: "branch",
      branches: [
        { when: { field: "contact.tier", atLeast: "warm" }, next: "warm" },
        { when: { field: "company.industry", equals: "saas" }, next: "saas" },
      ],
      ...part,
    });
    const ways = [
      message("other", { next: "end" }),
      message("saas", { next: "end" }),
      message("warm"),
    ];
    const contact = (name: string, part: object) => ({ email: `${name}@beta.example`, ...part });

    test("sends each contact along the first way whose condition holds, else on", async () => {
      await rig.launch([message("hook"), fork({ delay: { days: 1 } }), ...ways], {
        contacts: [
          contact("hot", { tier: "hot", company: { name: "Beta", industry: "SaaS" } }),
          contact("saas", { tier: "cold", company: { name: "Gamma", industry: "SaaS" } }),
          contact("plain", {}),
        ],
      });
      await rig.kit.advance({ days: 5 });
      const steps = (name: string) => rig.stepsOf(`${name}@beta.example`);
      expect([steps("hot"), steps("saas"), steps("plain")]).toEqual([
        ["hook", "warm"],
        ["hook", "saas"],
        ["hook", "other"],
      ]);
      const passed = await rig.eventsOf("step-passed");
      expect(passed.map(({ outcome }) => String(outcome)).toSorted()).toEqual([
        "branch-0",
        "branch-1",
        "otherwise",
      ]);
      await rig.check();
    });

    test("is decided when it comes due, with what is known then", async () => {
      await rig.launch([message("hook"), fork({ delay: { days: 2 } }), ...ways]);
      await rig.kit.advance({ days: 1 });
      await rig.kit.tenant.contacts.upsert([{ externalId: "bob", tier: "warm" }]);
      await rig.kit.advance({ days: 3 });
      expect(rig.sent()).toEqual(["hook@0 0", "warm@2 0"]);
      await rig.check();
    });

    test("knows which steps were sent and which were skipped", async () => {
      const steps = [
        text("nudge"),
        message("hook"),
        {
          key: "fork",
          type: "branch",
          branches: [
            {
              when: {
                all: [
                  { step: "nudge", was: "skipped" },
                  { step: "hook", was: "sent" },
                ],
              },
              next: "after-skip",
            },
          ],
          next: "after-sent",
        },
        message("after-sent", { next: "end" }),
        message("after-skip"),
      ] satisfies readonly Step[];
      await rig.launch(steps, {
        contacts: [contact("silent", {}), contact("called", { phone: "+4915551111" })],
      });
      await rig.kit.advance({ days: 2 });
      const last = (name: string) => rig.stepsOf(`${name}@beta.example`).at(-1);
      expect([last("silent"), last("called")]).toEqual(["after-skip", "after-sent"]);
      await rig.check();
    });

    test("may be the first step and may end the sequence", async () => {
      await rig.launch([
        {
          key: "fork",
          type: "branch",
          branches: [{ when: { field: "contact.phone", exists: true }, next: "end" }],
        },
        message("hook"),
      ]);
      await rig.kit.advance({ days: 1 });
      expect(rig.sent()).toEqual([]);
      expect(await rig.states()).toEqual(["completed"]);
      await rig.check();
    });

    test("is refused at save where it asks about a later step, with everything else", async () => {
      const steps: readonly Step[] = [
        message("hook", { next: "fork" }),
        {
          key: "fork",
          type: "branch",
          branches: [
            { when: { step: "last", was: "sent" }, next: "hook" },
            { when: { event: "clicked", step: "gone" }, next: "fork" },
          ],
          next: "gone",
        },
        message("last"),
      ];
      await expect(rig.launch(steps)).rejects.toMatchObject({
        problems: [
          { path: "steps.1.branches.0.next", code: "step-cycle" },
          { path: "steps.1.branches.1.next", code: "step-cycle" },
          { path: "steps.1.next", code: "unknown-step" },
          { path: "steps.2.key", code: "unreachable-step" },
          { path: "steps.1.branches.0.when.step", code: "unknown-step" },
          { path: "steps.1.branches.1.when.step", code: "unknown-step" },
        ],
      });
    });
  });
};

import type { CampaignDefinition, MessageStep, SenderInput, Step } from "@outreachkit/core";
import type { MessageKind } from "@outreachkit/core/plugin";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { foreseeable } from "./test-support/foreseeable.ts";
import { previewScenarios } from "./test-support/preview-scenarios.ts";
import { savedScenarios } from "./test-support/saved-scenarios.ts";

const start = "2026-03-20T08:00:00Z";

/** Steps that send nothing, between the first message and the second. */
const between: Readonly<Record<"nothing" | "wait" | "task" | "branch", readonly Step[]>> = {
  nothing: [],
  wait: [
    {
      key: "wait",
      type: "wait",
      delay: { minutes: 10 },
      for: { event: "clicked" },
      timeout: { days: 2 },
      onTimeout: "step-1",
    },
  ],
  task: [{ key: "task", type: "task", title: "Call them", skipAfter: { days: 1 } }],
  branch: [
    {
      key: "branch",
      type: "branch",
      delay: { hours: 1 },
      branches: [{ when: { field: "contact.attributes.early", equals: true }, next: "step-1" }],
      next: "end",
    },
  ],
};

const kinds: readonly MessageKind[] = [
  { kind: "email", addressType: "email", limits: {}, threads: true },
  { kind: "sms", addressType: "phone", limits: {}, threads: false },
];

const allocation = { mix: { email: 60, sms: 40 } };

/** The channels of the steps: one, a fallback from it, two that contacts are divided over, or both. */
const forms: Readonly<
  Record<"one" | "fallback" | "mix" | "both", (body: string) => Partial<MessageStep>>
> = {
  one: () => ({}),
  fallback: (body) => ({ fallback: [{ kind: "sms", content: { body } }] }),
  mix: (body) => ({ mix: [{ kind: "sms", content: { body } }] }),
  both: (body) => ({
    fallback: [{ kind: "sms", content: { body } }],
    mix: [
      {
        kind: "sms",
        content: { body },
        fallback: [{ kind: "email", content: { subject: "Hello", body } }],
      },
    ],
  }),
};

const emailOf = (index: number) => `person-${index}@people-${index % 2}.example`;
const bodyOf = (index: number) => `Dear {{ contact.firstName }}, part ${index}.`;

/** Each is a whole campaign of 90 days, some 60 ms; the variable asks for a long run. */
const runs = Number(process.env["OUTREACHKIT_TEST_PREVIEW_RUNS"] ?? 25);

test(
  "what is previewed is what runs, to the millisecond, when nothing unforeseen happens",
  { timeout: 60_000 + runs * 250 },
  async () => {
    await fc.assert(
      fc.asyncProperty(previewScenarios.map(foreseeable), async (scenario) => {
        await using kit = await createTestKit({ create: createHost({ kinds }), start });
        const { tenant } = kit;
        const { channels } = scenario;
        const addresses = channels === "one" ? [] : scenario.addresses;
        await tenant.settings.update({
          timeZone: "Europe/Berlin",
          postalAddress: "1 Invented St",
          ...(scenario.tenantCap !== undefined && {
            caps: { daily: scenario.tenantCap, coolDown: { hours: 30 } },
          }),
        });
        const senders = scenario.senders.map((sender, index): SenderInput => ({
          externalId: `sender-${index}`,
          channel: "recording",
          name: `Sender ${index}`,
          address: `sender-${index}@acme.example`,
          ...sender,
        }));
        await tenant.senders.upsert(senders);
        const definition: CampaignDefinition = {
          key: "plan",
          senders: senders.map(({ externalId }) => ({ externalId: String(externalId) })),
          approval: "autopilot",
          schedule: scenario.schedule,
          firstStep: scenario.firstStep,
          caps: scenario.caps,
          order: scenario.order,
          checks: { minimumPersonalization: 0 },
          ...((channels === "mix" || channels === "both") && { allocation }),
          steps: [{}, ...scenario.delays].flatMap((delay, index): readonly Step[] => [
            ...(index === 1 ? between[scenario.between] : []),
            {
              key: `step-${index}`,
              kind: "email",
              ...(index > 0 && { delay }),
              content: {
                ...((index === 0 || channels !== "one") && { subject: "Hello" }),
                body: bodyOf(index),
              },
              ...forms[channels](bodyOf(index)),
            },
          ]),
        };
        const campaign = await tenant.campaigns.save(definition);
        await tenant.campaigns.enroll(campaign.id, {
          contacts: scenario.contacts.map((timeZone, index) => ({
            externalId: `person-${index}`,
            ...(addresses[index] !== "phone" && { email: emailOf(index) }),
            phone: `+49155500${100 + index}`,
            firstName: `Person${index}`,
            timeZone,
            attributes: { early: index % 2 === 0 },
          })),
        });
        await tenant.generation.run(campaign.id);
        await tenant.contacts.upsert(
          scenario.contacts.map((_, index) => ({
            externalId: `person-${index}`,
            ...(addresses[index] === "lost-email" && { email: null }),
            ...(addresses[index] === "lost-phone" && { phone: null }),
          })),
        );
        await kit.advance({ hours: scenario.late });
        const preview = await tenant.campaigns.preview(campaign.id);
        await tenant.campaigns.launch(campaign.id);
        await kit.advance({ days: 90 });
        const end = Date.parse(start) + scenario.late * 3_600_000 + 90 * 24 * 3_600_000;
        const foreseen = [...preview.sends()].filter(({ at }) => Date.parse(at) <= end);
        const planned = foreseen.map(({ at, contactId, stepKey }) => [at, contactId, stepKey]);
        const contactOf = new Map(
          (await tenant.enrollments.list({ limit: 200 })).items.map(({ id, contactId }) => [
            id,
            contactId,
          ]),
        );
        const happened = [];
        for await (const delivery of tenant.deliveries.iterate({ filter: { states: ["sent"] } })) {
          happened.push([
            delivery.sentAt,
            contactOf.get(String(delivery.enrollmentId)),
            delivery.stepKey,
          ]);
        }
        const inOrder = (rows: readonly unknown[][]) => rows.map((row) => row.join(" ")).toSorted();
        expect(inOrder(planned)).toEqual(inOrder(happened));
        // Who lost the address of the channel that it drew gets nothing, unless there is a fallback.
        const all = channels === "mix" ? 0 : scenario.contacts.length;
        expect(preview.total).toBeGreaterThanOrEqual(all);
      }),
      { numRuns: runs, examples: savedScenarios.map((scenario) => [scenario]) },
    );
  },
);

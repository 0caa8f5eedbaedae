import {
  type Campaign,
  type CampaignDefinition,
  createOutreach,
  type Outreach,
  type OutreachOverrides,
  type Step,
  type Store,
} from "@outreachkit/core";
import { expect } from "vitest";
import type { RecordedSend } from "../../channel/accepted-send.ts";
import { createRecordingChannel } from "../../channel/create-recording-channel.ts";
import { checkInvariants } from "../../invariants/check-invariants.ts";
import { createTestKit } from "../../kit/create-test-kit.ts";
import type { TestKit } from "../../kit/test-kit.ts";

export type CreateStore = () => Store | Promise<Store>;

/** A kit with two channels, and campaigns made of nothing but their steps. */
export interface StepRig extends AsyncDisposable {
  readonly kit: TestKit;
  launch(steps: readonly Step[], options?: LaunchOptions): Promise<Campaign>;
  /** What went out, as `step@day hour`, days from the start. */
  sent(): readonly string[];
  /** Steps whose messages this contact got. */
  stepsOf(contact: string): readonly string[];
  /** State and reason of each enrollment. */
  states(): Promise<readonly string[]>;
  /** Events of a type, their data. */
  eventsOf(type: string): Promise<readonly Record<string, unknown>[]>;
  /** No invariant is broken, while time is still to pass or, by default, when all is done. */
  check(options?: { readonly drained: boolean }): Promise<void>;
}

export interface LaunchOptions {
  readonly definition?: Partial<CampaignDefinition>;
  /** Default one contact, with an address and a phone. */
  readonly contacts?: readonly { readonly [field: string]: unknown }[];
  /** Default one for each channel. */
  readonly senders?: readonly { readonly externalId: string; readonly channel: string }[];
}

const START = Date.parse("2026-03-02T08:00:00Z");
const HOUR = 3_600_000;

/** Messages of these tests begin with `This is <step>.` */
const stepOf = ({ content }: RecordedSend) => /^This is ([^.]+)/.exec(content.body)?.[1] ?? "";

/** A Monday, 09:00 in Berlin, when the window opens. */
export async function createStepRig(createStore: CreateStore): Promise<StepRig> {
  const store = await createStore();
  const create = (overrides: OutreachOverrides): Outreach =>
    createOutreach({
      store,
      channels: [
        createRecordingChannel({ name: "mail" }),
        createRecordingChannel({
          name: "phone",
          kinds: [{ kind: "sms", addressType: "phone", limits: {}, threads: false }],
        }),
      ],
      ...overrides,
    });
  const kit = await createTestKit({ create, start: new Date(START) });
  const { tenant } = kit;
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  return {
    kit,
    async launch(steps, options = {}) {
      const senders = options.senders ?? [
        { externalId: "ada", channel: "mail" },
        { externalId: "ada-phone", channel: "phone" },
      ];
      await tenant.senders.upsert(
        senders.map(({ externalId, channel }) => ({
          externalId,
          channel,
          name: externalId,
          address: channel === "mail" ? `${externalId}@acme.example` : "+4915550000",
        })),
      );
      const campaign = await tenant.campaigns.save({
        key: "winback",
        senders: senders.map(({ externalId }) => ({ externalId })),
        approval: "autopilot",
        schedule: { weekdays: "09:00-17:00" },
        checks: { minimumPersonalization: 0 },
        steps,
        ...options.definition,
      });
      await tenant.campaigns.enroll(campaign.id, {
        contacts: options.contacts ?? [
          { externalId: "bob", email: "bob@beta.example", phone: "+4915551111" },
        ],
      });
      return await tenant.campaigns.launch(campaign.id);
    },
    sent: () =>
      kit.sent().map((send) => {
        const hours = (Date.parse(send.at) - START) / HOUR;
        return `${stepOf(send)}@${Math.floor(hours / 24)} ${Math.floor(hours % 24)}`;
      }),
    stepsOf: (contact) => kit.sent(contact).map(stepOf),
    async states() {
      const { items } = await tenant.enrollments.list();
      return items.map(({ state, reason }) => (reason === null ? state : `${state} ${reason}`));
    },
    async eventsOf(type) {
      const { items } = await tenant.events.list({ filter: { types: [type as "step-passed"] } });
      return items.map(({ data }) => data);
    },
    async check({ drained } = { drained: true }) {
      const accepted = kit.sent();
      expect(await checkInvariants({ tenant, accepted, drained })).toEqual([]);
    },
    [Symbol.asyncDispose]: () => kit.close(),
  };
}

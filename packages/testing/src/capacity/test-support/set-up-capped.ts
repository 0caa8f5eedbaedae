import type { CampaignDefinition, SenderInput, TenantSettings } from "@outreachkit/core";
import type { ChannelDefaults, MessageKind } from "@outreachkit/core/plugin";
import { createTestKit } from "../../kit/create-test-kit.ts";
import { createHost } from "../../test-support/create-host.ts";

export interface CappedWorld {
  readonly contacts: number;
  readonly senders?: number;
  readonly caps?: TenantSettings["caps"];
  readonly campaigns: readonly Partial<CampaignDefinition>[];
  /** The same people in all campaigns. */
  readonly sharedContacts?: boolean;
  readonly addressOf?: (contact: number) => string;
  readonly sender?: Partial<SenderInput>;
  readonly domainDailyCap?: number;
  readonly weeklyCaps?: ChannelDefaults["weeklyCaps"];
}

export const cappedSteps = [
  { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
  { key: "proof", kind: "email", delay: { days: 1 }, content: { body: "Once more." } },
] as const;

const email: MessageKind = {
  kind: "email",
  addressType: "email",
  limits: { subject: 200, body: 20_000 },
  threads: true,
};
const invitation: MessageKind = {
  kind: "linkedin-connect",
  addressType: "linkedin",
  limits: { body: 300 },
  threads: false,
};

/** Launched at nine in Berlin, with every window open. */
export const setUpCapped = async (world: CappedWorld) => {
  const { domainDailyCap, weeklyCaps } = world;
  const kit = await createTestKit({
    create: createHost({
      defaults: {
        dailyCap: 1_000,
        gap: {},
        gapJitter: {},
        ...(domainDailyCap === undefined ? {} : { domainDailyCap }),
        ...(weeklyCaps && { weeklyCaps }),
      },
      kinds: [email, invitation],
    }),
    start: "2026-03-02T08:00:00Z",
  });
  const { tenant } = kit;
  await tenant.settings.update({
    timeZone: "Europe/Berlin",
    postalAddress: "1 Invented Street",
    ...(world.caps && { caps: world.caps }),
  });
  const senders = Array.from({ length: world.senders ?? 1 }, (_, index) => ({
    externalId: `sender-${index}`,
    channel: "recording",
    name: `Sender ${index}`,
    address: `sender-${index}@acme.example`,
    ...world.sender,
  }));
  await tenant.senders.upsert(senders);
  const ids: string[] = [];
  for (const [index, definition] of world.campaigns.entries()) {
    const { id } = await tenant.campaigns.save({
      key: `campaign-${index}`,
      senders: senders.map(({ externalId }) => ({ externalId })),
      approval: "autopilot",
      schedule: { everyDay: "00:00-24:00" },
      checks: { minimumPersonalization: 0 },
      audience: { exclusive: "no" },
      steps: [...cappedSteps],
      ...definition,
    });
    await tenant.campaigns.enroll(id, {
      contacts: Array.from({ length: world.contacts }, (_, contact) => ({
        externalId: `${world.sharedContacts ? 0 : index}-${contact}`,
        email:
          world.addressOf?.(contact) ?? `person-${index}-${contact}@company-${contact}.example`,
        linkedinUrl: `https://linkedin.example/in/person-${index}-${contact}`,
      })),
    });
    await tenant.campaigns.launch(id);
    ids.push(id);
  }
  return { kit, ids };
};

import type { MessageStep, Outreach } from "@outreachkit/core";
import type { SwarmOptions } from "./swarm-options.ts";

const zones = ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Europe/Berlin"] as const;

/** The hosts' keys of the tenants of a swarm. */
export function tenantKeys({ tenants }: SwarmOptions): readonly string[] {
  return Array.from({ length: tenants }, (_, index) => `tenant-${index}`);
}

/** The same people in every tenant: nothing may be found by its address alone. */
export function addressOf(contact: number): string {
  return `person-${contact}@company-${contact % 2}.example`;
}

/** Of the contacts, from the last one down: the first are those whose addresses are unreachable. */
function hasEmail(contact: number, { contacts, secondChannel }: SwarmOptions): boolean {
  return contact < contacts - (secondChannel?.phoneOnly ?? 0);
}

/** Invented tenants, all alike, each with a launched campaign. */
export async function setUpSwarm(outreach: Outreach, options: SwarmOptions): Promise<void> {
  for (const key of tenantKeys(options)) await setUpTenant(outreach, key, options);
}

async function setUpTenant(outreach: Outreach, key: string, options: SwarmOptions): Promise<void> {
  const tenant = outreach.tenant(key, { actor: { type: "user", id: "lead" } });
  await tenant.settings.update({
    timeZone: "Europe/Berlin",
    postalAddress: "1 Invented Street",
    ...(options.breakers && { breakers: options.breakers }),
  });
  if (options.tenantCaps) await tenant.settings.update({ caps: options.tenantCaps });
  const senders = Array.from({ length: options.senders }, (_, index) => ({
    externalId: `sender-${index}`,
    channel: "recording",
    name: `Sender ${index}`,
    address: `sender-${index}@${key}.example`,
    dailyCap: options.dailyCap,
    gap: { minutes: options.gapMinutes },
  }));
  await tenant.senders.upsert(senders);
  const { onFailed, secondChannel } = options;
  const { id } = await tenant.campaigns.save({
    key: "swarm",
    senders: senders.map(({ externalId }) => ({ externalId })),
    approval: options.approval,
    schedule: options.schedule,
    checks: { minimumPersonalization: 0 },
    ...(options.campaignCaps && { caps: options.campaignCaps }),
    ...(secondChannel?.mix && { allocation: { mix: { email: 60, sms: 40 } } }),
    steps: [
      {
        key: "step-0",
        kind: "email",
        onFailed,
        ...besides(secondChannel),
        content: { subject: "Hello", body: "Dear {{ contact.firstName }}!" },
      },
      ...options.delays.map((days, index) => ({
        key: `step-${index + 1}`,
        kind: "email",
        onFailed,
        ...besides(secondChannel),
        onMissingThread: "new-thread" as const,
        fallbackSubject: "Once more",
        delay: { days },
        content: { body: `Number ${index + 2}.` },
      })),
    ],
  });
  await tenant.campaigns.enroll(id, {
    contacts: Array.from({ length: options.contacts }, (_, index) => ({
      externalId: `contact-${index}`,
      ...(hasEmail(index, options) && { email: addressOf(index) }),
      ...(secondChannel && { phone: `+491555000000${index}` }),
      firstName: `Person${index}`,
      timeZone: zones[index % zones.length] ?? "Europe/Berlin",
    })),
  });
  if (options.writeAhead) await tenant.generation.run(id);
  await tenant.campaigns.launch(id);
}

/** What a step says on the second channel, to those whom it goes to by draw or by fallback. */
function besides(
  secondChannel: SwarmOptions["secondChannel"],
): Pick<MessageStep, "fallback" | "mix"> {
  const forms = [{ kind: "sms", content: { body: "Hello by text." } }];
  return {
    ...(secondChannel?.fallback && { fallback: forms }),
    ...(secondChannel?.mix && { mix: forms }),
  };
}

import { OutreachError, type Tenant } from "@outreachkit/core";
import type { World } from "../world/create-world.ts";

/** Invariant 7: one tenant asks for another's rows by their real ids and must be told that there are none. */
export async function probeStranger(
  { auditor, monitor }: World,
  { owner, stranger }: { readonly owner: string; readonly stranger: Tenant },
): Promise<void> {
  const { campaigns, enrollments, messages, contacts } = auditor.tenant(owner);
  const page = { limit: 1 };
  const [campaign] = (await campaigns.list(page)).items;
  const [enrollment] = (await enrollments.list(page)).items;
  const [message] = (await messages.list(page)).items;
  const [contact] = (await contacts.list(page)).items;
  const probes = {
    "campaigns.get": campaign && (() => stranger.campaigns.get(campaign.id)),
    "enrollments.get": enrollment && (() => stranger.enrollments.get(enrollment.id)),
    "messages.get": message && (() => stranger.messages.get(message.id)),
    "contacts.get": contact && (() => stranger.contacts.get(contact.id)),
  };
  for (const [name, probe] of Object.entries(probes)) {
    if (!probe) continue;
    try {
      await probe();
    } catch (error) {
      if (!OutreachError.isInstance(error)) throw error;
      continue;
    }
    monitor.report({ invariant: 7, message: `${name} gave another tenant's row.`, ids: [] });
  }
}

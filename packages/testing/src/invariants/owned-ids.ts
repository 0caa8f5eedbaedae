import type { Tenant } from "@outreachkit/core";
import { listAll } from "./list-all.ts";

/** One of each thing that has a name, by our id and by the host's. */
export interface OwnedIds {
  readonly campaign: string;
  readonly contact: string;
  readonly contactExternalId: string;
  readonly company: string;
  readonly enrollment: string;
  readonly message: string;
  readonly contentHash: string;
  readonly messageId: string;
  readonly delivery: string;
  readonly sender: string;
  readonly senderExternalId: string;
}

/** One of each of a tenant's things. Throws when it has none of a kind: there would be nothing to leak. */
export async function readOwnedIds(tenant: Tenant): Promise<OwnedIds> {
  const contacts = await listAll((page) => tenant.contacts.list(page));
  const contact = contacts.find(
    ({ externalId, companyId }) => externalId !== null && companyId !== null,
  );
  const senders = await listAll((page) => tenant.senders.list(page));
  const sender = senders.find(({ externalId }) => externalId !== null);
  const [campaign] = await listAll((page) => tenant.campaigns.list(page));
  const [enrollment] = await listAll((page) => tenant.enrollments.list(page));
  const messages = await listAll((page) => tenant.messages.list(page));
  const message = messages.find(({ contentHash }) => contentHash !== null);
  const deliveries = await listAll((page) => tenant.deliveries.list(page));
  const delivery = deliveries.find(({ messageIdHeader }) => messageIdHeader !== null);
  return {
    campaign: need("campaign", campaign?.id),
    contact: need("contact with an external id and a company", contact?.id),
    contactExternalId: need("contact", contact?.externalId),
    company: need("company", contact?.companyId),
    enrollment: need("enrollment", enrollment?.id),
    message: need("written message", message?.id),
    contentHash: need("written message", message?.contentHash),
    messageId: need("delivery with a Message-ID", delivery?.messageIdHeader),
    delivery: need("delivery with a Message-ID", delivery?.id),
    sender: need("sender with an external id", sender?.id),
    senderExternalId: need("sender", sender?.externalId),
  };
}

function need(what: string, id: string | null | undefined): string {
  if (id !== null && id !== undefined) return id;
  throw new Error(`The tenant has no ${what}, so that nothing could leak.`);
}

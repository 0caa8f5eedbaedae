import type { Tenant } from "@outreachkit/core";
import { listAll } from "./list-all.ts";

/** One of each thing that has a name, by our id and by the host's. */
export interface OwnedIds {
  readonly campaign: string;
  readonly campaignKey: string;
  readonly contact: string;
  readonly contactExternalId: string;
  readonly email: string;
  readonly owner: string;
  readonly tag: string;
  readonly company: string;
  readonly enrollment: string;
  readonly message: string;
  readonly contentHash: string;
  readonly messageId: string;
  readonly delivery: string;
  /** Of a tenant without tasks an id that no task has. */
  readonly task: string;
  readonly sender: string;
  readonly senderExternalId: string;
  readonly suppression: string;
  readonly suppressed: string;
  /** The source's id of a signal that was taken in. */
  readonly signal: string;
}

/** One of each of a tenant's things. Throws when it has none of a kind: there would be nothing to leak. */
export async function readOwnedIds(tenant: Tenant): Promise<OwnedIds> {
  const contacts = await listAll((page) => tenant.contacts.list(page));
  const contact = contacts.find(
    ({ externalId, companyId, owner, tags, email }) =>
      externalId !== null &&
      companyId !== null &&
      owner !== null &&
      tags.length > 0 &&
      email !== null,
  );
  const senders = await listAll((page) => tenant.senders.list(page));
  const sender = senders.find(({ externalId }) => externalId !== null);
  const [campaign] = await listAll((page) => tenant.campaigns.list(page));
  const [enrollment] = await listAll((page) => tenant.enrollments.list(page));
  const messages = await listAll((page) => tenant.messages.list(page));
  const message = messages.find(({ contentHash }) => contentHash !== null);
  const deliveries = await listAll((page) => tenant.deliveries.list(page));
  const delivery = deliveries.find(({ messageIdHeader }) => messageIdHeader !== null);
  const [task] = await listAll((page) => tenant.tasks.list(page));
  const suppressions = await listAll((page) => tenant.suppressions.list(page));
  const suppression = suppressions.find(({ type, value }) => type === "address" && value !== null);
  // About nobody, so that it moves nothing; there is no list of signals to read one from.
  const signal = `signal-of-${tenant.id}`;
  await tenant.signals.record([{ type: "automatic-reply", externalId: signal }]);
  const complete = "contact with an external id, an address, a company, an owner and a tag";
  return {
    signal,
    campaignKey: need("campaign", campaign?.key),
    email: need(complete, contact?.email),
    owner: need(complete, contact?.owner),
    tag: need(complete, contact?.tags[0]),
    suppression: need("suppressed address", suppression?.id),
    suppressed: need("suppressed address", suppression?.value),
    campaign: need("campaign", campaign?.id),
    contact: need(complete, contact?.id),
    contactExternalId: need("contact", contact?.externalId),
    company: need("company", contact?.companyId),
    enrollment: need("enrollment", enrollment?.id),
    message: need("written message", message?.id),
    contentHash: need("written message", message?.contentHash),
    messageId: need("delivery with a Message-ID", delivery?.messageIdHeader),
    delivery: need("delivery with a Message-ID", delivery?.id),
    // Few campaigns have steps that people do.
    task: task?.id ?? tenant.id,
    sender: need("sender with an external id", sender?.id),
    senderExternalId: need("sender", sender?.externalId),
  };
}

function need(what: string, id: string | null | undefined): string {
  if (id !== null && id !== undefined) return id;
  throw new Error(`The tenant has no ${what}, so that nothing could leak.`);
}

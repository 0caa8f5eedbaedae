import { parseEmailAddress } from "../../audience/parse-email-address.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { isId } from "../../model/is-id.ts";
import type { Signal, SignalType } from "../../inbound/signal.ts";

/** What a signal is about. */
export interface SignalMatch {
  readonly contactId: string;
  readonly enrollmentId: string | null;
  readonly delivery: DeliveryRecord | null;
}

/** What counts only for a message that was really sent. */
const aboutMessages: ReadonlySet<SignalType> = new Set(["bounce", "complaint", "open", "click"]);

/**
 * Finds what a signal is about: by our own Message-IDs, then by the contact it names, then by its
 * address. A bounce or complaint counts only for a message that was really sent: anyone can forge
 * the rest.
 */
export async function matchSignal(
  session: StoreSession,
  tenantId: string,
  signal: Signal,
): Promise<SignalMatch | null> {
  const byMessage = await matchMessageIds(session, tenantId, signal.messageIds ?? []);
  if (byMessage) return byMessage;
  const needsMessage = aboutMessages.has(signal.type);
  const contact = await findContact(session, tenantId, signal);
  if (!contact) return null;
  const [delivery = null] = await session.messages.findSentDeliveries({
    tenantId,
    contactIds: [contact.id],
  });
  if (needsMessage && !delivery) return null;
  return { contactId: contact.id, enrollmentId: delivery?.enrollmentId ?? null, delivery };
}

async function matchMessageIds(
  session: StoreSession,
  tenantId: string,
  messageIds: readonly string[],
): Promise<SignalMatch | null> {
  if (messageIds.length === 0) return null;
  const found = await session.messages.findDeliveriesByMessageId({ tenantId, messageIds });
  const byHeader = new Map(found.map((delivery) => [delivery.messageIdHeader, delivery]));
  const delivery = messageIds.map((id) => byHeader.get(id)).find((known) => known !== undefined);
  if (!delivery) return null;
  return { contactId: delivery.contactId, enrollmentId: delivery.enrollmentId, delivery };
}

async function findContact(session: StoreSession, tenantId: string, signal: Signal) {
  const { contact, address } = signal;
  const email = address === undefined ? null : parseEmailAddress(address);
  const [found] = await session.people.findContacts({
    tenantId,
    ids: typeof contact === "string" && isId(contact) ? [contact] : [],
    externalIds: typeof contact === "object" ? [contact.externalId] : [],
    emailKeys: contact === undefined && email ? [email.key] : [],
  });
  return found;
}

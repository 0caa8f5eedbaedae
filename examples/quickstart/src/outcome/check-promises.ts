import type { SentFile } from "@outreachkit/channel-file";
import type { Tenant } from "@outreachkit/core";
import { type AcceptedSend, checkInvariants, hashSentContent } from "@outreachkit/testing";
import type { MessageRow } from "./message-row.ts";

/**
 * Holds what the library says against the mails in the folder: nothing sent twice, nothing lost,
 * nothing sent that was not approved word for word. What is broken, in words.
 */
export async function checkPromises(options: {
  readonly tenant: Tenant;
  readonly mails: readonly SentFile[];
  readonly messages: readonly MessageRow[];
}): Promise<readonly string[]> {
  const { tenant, mails, messages } = options;
  const byDelivery = new Map(messages.map((row) => [row.delivery?.id, row]));
  const accepted = mails.map((mail) => toAcceptedSend(mail, byDelivery.get(mail.deliveryId)));
  const violations = await checkInvariants({ tenant, accepted });
  return [
    ...mails
      .filter(({ to }) => to.length !== 1)
      .map(({ file, to }) => `${file} goes to ${to.length} addresses instead of one.`),
    ...violations.map(
      ({ invariant, message, ids }) =>
        `Invariant ${invariant}: ${message} (${ids.slice(0, 3).join(", ")})`,
    ),
  ];
}

/** As the file has it: its own words, not those that were meant to be sent. */
function toAcceptedSend(mail: SentFile, row: MessageRow | undefined): AcceptedSend {
  const content = row?.message.content;
  const { deliveryId, requestKey } = mail;
  const send = { deliveryId, requestKey, to: mail.to[0] ?? "" };
  if (!content) return send;
  const { subject } = mail;
  const words = {
    ...content,
    body: mail.text,
    // An answer takes the subject of its thread, which is no part of what was approved for it.
    ...(content.subject !== undefined && subject !== undefined && { subject }),
  };
  return { ...send, contentHash: hashSentContent(words) };
}

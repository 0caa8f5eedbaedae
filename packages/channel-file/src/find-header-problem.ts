import type { Envelope, SendOutcome } from "@outreachkit/core/plugin";
import { isAddress } from "./is-address.ts";

type Rejection = Extract<SendOutcome, { outcome: "rejected" }>;

// Control characters and the line breaks of Unicode: none of them is in an honest header.
const control = /[\p{Cc}\u2028\u2029]/u;
// Mail programs decode it wherever they see it, so the reader would see other words than approved.
const encodedWord = /=\?[^?\s]+\?[bq]\?[^?]*\?=/i;
const messageId = /^<[^\s<>]+>$/;

/**
 * The composer encodes what it is given, so nothing here could add a header. It is refused all the
 * same and never repaired: where it came from is what a person has to look at.
 */
export function findHeaderProblem(envelope: Envelope): Rejection | null {
  const { from, to, replyTo, subject, listUnsubscribe } = envelope;
  const ids = [envelope.messageId, envelope.inReplyTo, ...(envelope.references ?? [])];
  const texts = [from.name, from.address, to.name, to.address, replyTo, subject, listUnsubscribe];
  const isUnsafe = (text: string | undefined) =>
    text !== undefined && (control.test(text) || encodedWord.test(text));
  const isNoId = (id: string | undefined) => id !== undefined && !messageId.test(id);
  if ([...texts, ...ids].some(isUnsafe) || ids.some(isNoId)) {
    return { outcome: "rejected", code: "unsafe-header" };
  }
  if (!isAddress(to.address)) {
    return { outcome: "rejected", code: "invalid-recipient", recipient: true };
  }
  if (!isAddress(from.address) || (replyTo !== undefined && !isAddress(replyTo))) {
    return { outcome: "rejected", code: "invalid-sender" };
  }
  return null;
}

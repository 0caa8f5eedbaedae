import { createHash } from "node:crypto";
import type { SendMember, SendRequest } from "@outreachkit/core/plugin";

/**
 * A hash over all that decides the mail's words and headers. Two requests with one key are compared
 * by it and not by bytes, so that a newer version of a library that composes another way does not
 * turn a repeat into another message.
 */
export function hashPayload(
  { tenantId, senderId }: SendRequest,
  { kind, envelope, content }: SendMember,
): string {
  const parts = [
    tenantId,
    senderId,
    kind,
    [envelope.from.name, envelope.from.address],
    [envelope.to.name, envelope.to.address],
    envelope.replyTo,
    envelope.subject,
    envelope.messageId,
    envelope.inReplyTo,
    envelope.references,
    envelope.listUnsubscribe,
    envelope.date,
    content.format,
    content.body,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

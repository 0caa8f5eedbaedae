import type { SendMember, SendRequest } from "@outreachkit/core/plugin";
import { hashKey } from "./hash-key.ts";

const uuidVersion7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const plain = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * `2026-03-02T09-00-00.000Z-<delivery id>-<hash of the key>.eml`. It depends on the key alone and
 * never on the message, so that another message under the same key meets the first one's file. The
 * time is the one inside the delivery's id, which sorts; an id of another form goes without.
 */
export function nameFile(
  request: Pick<SendRequest, "tenantId" | "requestKey">,
  member: Pick<SendMember, "deliveryId">,
): string {
  const { deliveryId } = member;
  const parts = [hashKey(request, member).slice(0, 16)];
  if (plain.test(deliveryId)) parts.unshift(deliveryId);
  if (uuidVersion7.test(deliveryId)) {
    const milliseconds = Number.parseInt(deliveryId.replace("-", "").slice(0, 12), 16);
    parts.unshift(new Date(milliseconds).toISOString().replaceAll(":", "-"));
  }
  return `${parts.join("-")}.eml`;
}

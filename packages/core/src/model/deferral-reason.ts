import type { WaitingReason } from "./reasons.ts";

/**
 * What a message that its provider put off waits for: `provider-rate` is the channel's word for an
 * account that was called too often, which says nothing about the message.
 */
export function deferralReason(
  code: string | null,
): Extract<WaitingReason, "provider-rate" | "retry-later"> {
  return code === "provider-rate" ? code : "retry-later";
}

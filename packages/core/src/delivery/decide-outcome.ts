import type { SendOutcome } from "../contracts/channel.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import type { Instant } from "../model/instant.ts";
import { maxAttempts, retryDelay } from "./retry-delay.ts";

/** What one answer of the provider means for a delivery. */
export type OutcomeDecision =
  | { readonly decision: "ignore" }
  | {
      readonly decision: "accept";
      readonly sentAt: Instant;
      readonly providerMessageId: string | null;
    }
  | { readonly decision: "refuse"; readonly code: string; readonly recipient: boolean }
  | { readonly decision: "defer"; readonly code: string; readonly retryAt: Instant }
  | { readonly decision: "lose"; readonly code: string; readonly retryAt: Instant };

/**
 * An accepted answer settles whatever its token. Any other counts only under the current token, and
 * after an uncertain attempt it proves nothing: the first attempt may still have been accepted.
 */
export function decideOutcome(options: {
  readonly delivery: DeliveryRecord;
  readonly outcome: SendOutcome;
  /** The token under which the call was made. */
  readonly fence: number;
  readonly now: Instant;
  readonly jitter: number;
}): OutcomeDecision {
  const { delivery, outcome, now } = options;
  if (outcome.outcome === "sent") {
    if (delivery.state === "sent") return { decision: "ignore" };
    const at = Date.parse(outcome.at ?? "");
    return {
      decision: "accept",
      // Not the first attempt: that one may have been put off. A repeated request keeps its claim.
      sentAt: Number.isFinite(at) ? at : (delivery.claimedAt ?? now),
      providerMessageId: outcome.providerMessageId ?? null,
    };
  }
  const current = delivery.fence === options.fence;
  if (!current || (delivery.state !== "claimed" && delivery.state !== "unknown")) {
    return { decision: "ignore" };
  }
  const later = now + retryDelay(delivery.attempts, options.jitter);
  if (outcome.outcome === "uncertain" || delivery.uncertainSince !== null) {
    return { decision: "lose", code: outcome.code, retryAt: later };
  }
  if (outcome.outcome === "rejected") {
    return { decision: "refuse", code: outcome.code, recipient: outcome.recipient ?? false };
  }
  if (delivery.attempts >= maxAttempts) {
    return { decision: "refuse", code: outcome.code, recipient: false };
  }
  const retryAt = outcome.retryAfter ? now + durationToMilliseconds(outcome.retryAfter) : later;
  return { decision: "defer", code: outcome.code, retryAt };
}

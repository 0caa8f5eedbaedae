import type { SendOutcome } from "../contracts/channel.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import { deferralReason } from "../model/deferral-reason.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import type { Instant } from "../model/instant.ts";
import { maxAttempts, retryDelay } from "./retry-delay.ts";

const MINUTE = 60_000;

/** What one answer of the provider means for a delivery. */
export type OutcomeDecision =
  | { readonly decision: "ignore" }
  | {
      readonly decision: "accept";
      readonly sentAt: Instant;
      readonly providerMessageId: string | null;
    }
  | { readonly decision: "refuse"; readonly code: string; readonly recipient: boolean }
  | {
      readonly decision: "defer";
      readonly code: string;
      readonly retryAt: Instant;
      /** How many tries it has had with this one. */
      readonly attempts: number;
    }
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
  const { code, retryAfter } = outcome;
  const asked = retryAfter && now + durationToMilliseconds(retryAfter);
  // The account's rate is a limit like a cap: it says nothing about this message, and whoever meets
  // it waits and is never dropped.
  if (deferralReason(code) === "provider-rate") {
    const retryAt = asked ?? now + pauseOf(delivery, now);
    return { decision: "defer", code, retryAt, attempts: Math.max(0, delivery.attempts - 1) };
  }
  if (delivery.attempts >= maxAttempts) {
    return { decision: "refuse", code, recipient: false };
  }
  return { decision: "defer", code, retryAt: asked ?? later, attempts: delivery.attempts };
}

/**
 * Where the provider names no time: as long again as it has been put off already, a minute at least
 * and an hour at most. Tries cannot be counted here, they are not used up.
 */
function pauseOf({ firstAttemptAt }: DeliveryRecord, now: Instant): number {
  return Math.min(Math.max(now - (firstAttemptAt ?? now), MINUTE), 60 * MINUTE);
}

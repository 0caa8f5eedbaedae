import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import type { Instant } from "../model/instant.ts";
import { retryDelay } from "./retry-delay.ts";

const HOUR = 3_600_000;

/** A provider that could not tell for so long, and so often, will not be able to any more. */
const GIVE_UP_AFTER = 72 * HOUR;
const FEWEST_TRIES = 5;

/**
 * When to ask a provider again that could not tell what became of a delivery; null: no more, a
 * person must find out.
 *
 * The pauses are those between tries (1, 5, 15 minutes, then hourly), but at least an eighth of the
 * time since the claim: hourly for eight hours, every three hours after a day, nine at most. It ends
 * three days after the claim, but not before the fifth try: whoever was away for a week still asks.
 * Tries are all calls and look-ups since the delivery was queued first.
 */
export function lookAgainAt(options: {
  readonly delivery: Pick<DeliveryRecord, "claimedAt" | "attempts">;
  readonly now: Instant;
  /** In [0, 1); what could not be told together is not asked for together. */
  readonly jitter: number;
}): Instant | null {
  const { delivery, now, jitter } = options;
  const passed = Math.min(now - (delivery.claimedAt ?? 0), GIVE_UP_AFTER);
  if (passed === GIVE_UP_AFTER && delivery.attempts >= FEWEST_TRIES) return null;
  return now + Math.max(retryDelay(delivery.attempts, jitter), Math.floor(passed / 8));
}

import type { HoldFact } from "../../contracts/store/dispatch-facts.ts";
import type { Instant } from "../../model/instant.ts";

/** A timed hold ends by itself: its row stays until somebody looks, and holds nothing back. */
export function isHoldInForce({ until }: HoldFact, now: Instant): boolean {
  return until === null || until > now;
}

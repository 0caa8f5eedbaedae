import type { BreakerRecord } from "../contracts/store/records/breaker-record.ts";
import type { BreakerState } from "../machines/breaker-machine.ts";
import type { Instant } from "../model/instant.ts";

/** The state that counts now: one whose time open is over lets a tenth go, whether or not that is written. */
export function breakerState(
  { state, until }: Pick<BreakerRecord, "state" | "until">,
  now: Instant,
): BreakerState {
  return state === "open" && until !== null && until <= now ? "half-open" : state;
}

import type { BreakerRecord } from "../contracts/store/records/breaker-record.ts";
import type { Instant } from "../model/instant.ts";
import { breakerState } from "./breaker-state.ts";

/** What breakers say of something that is in several scopes. */
export interface BreakerGate {
  /** Nothing goes until then; null: until a person resets it. */
  readonly closedUntil: { readonly until: Instant | null } | null;
  /** Some of it goes at a tenth of its cap. */
  readonly halfOpen: boolean;
}

/** Of several that are open the one that lasts longest counts. */
export function gateOfBreakers(
  breakers: readonly BreakerRecord[],
  options: { readonly scopes: readonly string[]; readonly now: Instant },
): BreakerGate {
  let closedUntil: BreakerGate["closedUntil"] = null;
  let halfOpen = false;
  for (const breaker of breakers) {
    if (!options.scopes.includes(breaker.scope)) continue;
    const state = breakerState(breaker, options.now);
    if (state === "half-open") halfOpen = true;
    if (state !== "open" && state !== "paused") continue;
    const { until } = breaker;
    const isLater = until === null || (closedUntil?.until ?? 0) < until;
    if (closedUntil === null || (closedUntil.until !== null && isLater)) closedUntil = { until };
  }
  return { closedUntil, halfOpen };
}

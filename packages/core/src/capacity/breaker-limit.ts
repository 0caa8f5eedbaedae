import type { BreakerRecord } from "../contracts/store/records/breaker-record.ts";
import type { Instant } from "../model/instant.ts";
import { breakerState } from "./breaker-state.ts";
import { capacityScopes } from "./capacity-scopes.ts";
import type { Limit } from "./limit.ts";
import { never } from "../model/never.ts";

/**
 * What a breaker leaves of its scope: nothing while it is open or paused, a tenth of the scope's cap a
 * day while it is half-open, in a bucket of its own. Null: it is closed.
 */
export function breakerLimit(options: {
  readonly breaker: BreakerRecord;
  /** The day that the scope's cap counts in. */
  readonly day: { readonly period: string; readonly nextDayAt: Instant };
  /** The scope's cap of the day. Null: it has none, and as many go as close the breaker. */
  readonly cap: number | null;
  readonly closeAfter: number;
  readonly usedOf: (key: Pick<Limit, "tenantId" | "scope" | "period">) => number;
  readonly now: Instant;
}): Limit | null {
  const { breaker, day, cap, now } = options;
  const { tenantId } = breaker;
  const scope = capacityScopes.halfOpen(breaker.scope);
  const key = { tenantId, scope, period: day.period };
  const reason = "breaker-open";
  switch (breakerState(breaker, now)) {
    case "closed":
      return null;
    case "open":
    case "paused":
      return { ...key, left: 0, cap: 0, reason, freeAt: breaker.until ?? never };
    case "half-open": {
      const share = cap === null ? options.closeAfter : tenthOf(cap);
      return {
        ...key,
        left: share - options.usedOf(key),
        cap: share,
        reason,
        freeAt: day.nextDayAt,
      };
    }
  }
}

/** At least one, as no breaker would ever close without a send. A cap of 0 stays the pause that it is. */
function tenthOf(cap: number): number {
  return cap === 0 ? 0 : Math.max(1, Math.floor(cap / 10));
}

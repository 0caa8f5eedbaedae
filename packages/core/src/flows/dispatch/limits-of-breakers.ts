import { breakerLimit } from "../../capacity/breaker-limit.ts";
import type { Limit } from "../../capacity/limit.ts";
import { resolveBreakerLimits } from "../../capacity/resolve-breaker-limits.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { BreakerLimits } from "../../model/breaker-limits.ts";
import type { Instant } from "../../model/instant.ts";
import type { CapacityReading } from "./reading-of.ts";

/** What the breakers of some scopes leave of them. Closed ones limit nothing and cost nothing. */
export function limitsOfBreakers(options: {
  readonly breakers: readonly BreakerRecord[];
  readonly scopes: readonly {
    readonly scope: string;
    readonly day: { readonly period: string; readonly nextDayAt: Instant };
    /** Of the day; null: the scope has none. */
    readonly cap: number | null;
  }[];
  readonly ofTenant: BreakerLimits | undefined;
  readonly ofCampaign?: BreakerLimits | null;
  readonly reading: CapacityReading;
  readonly now: Instant;
}): readonly Limit[] {
  const { breakers, reading, now } = options;
  return options.scopes.flatMap(({ scope, day, cap }) => {
    const breaker = breakers.find((one) => one.scope === scope);
    if (!breaker) return [];
    const { closeAfter } = resolveBreakerLimits(options.ofTenant, options.ofCampaign);
    return (
      breakerLimit({ breaker, day, cap, closeAfter, usedOf: (key) => reading.used(key), now }) ?? []
    );
  });
}

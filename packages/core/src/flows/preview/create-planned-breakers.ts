import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";

/** A breaker that was not closed when it was asked, and what it takes to close it. */
export interface PlannedBreaker {
  readonly breaker: BreakerRecord;
  /** Sends without a bounce or complaint since it is half-open. */
  readonly clean: number;
  readonly closeAfter: number;
}

/** The breakers while queues are played ahead: nobody bounces, so each closes in time, and none trips. */
export interface PlannedBreakers {
  /** Those that are not closed. */
  current(): readonly BreakerRecord[];
  /** One send that took a unit of each. Gives the scopes that it closes. */
  noteSend(limits: readonly Limit[]): readonly BreakerScopeKey[];
}

export function createPlannedBreakers(planned: readonly PlannedBreaker[]): PlannedBreakers {
  const left = new Map(planned.map((one) => [one.breaker.scope, one.closeAfter - one.clean]));
  let current = planned.map(({ breaker }) => breaker);
  return {
    current: () => current,
    noteSend(limits) {
      return limits.flatMap(({ tenantId, scope: bucket }): readonly BreakerScopeKey[] => {
        const scope = capacityScopes.ofHalfOpen(bucket);
        if (scope === null) return [];
        const count = (left.get(scope) ?? 0) - 1;
        left.set(scope, count);
        if (count > 0) return [];
        current = current.filter((one) => one.scope !== scope);
        return [breakerScopes.keyOf(tenantId, scope)];
      });
    },
  };
}

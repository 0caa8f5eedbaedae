import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { WaitingLine } from "../../capacity/limit.ts";
import type { Instant } from "../../model/instant.ts";

/** Seven days and the hour that a unit may come back late. */
const WEEK = (7 * 24 + 1) * 3_600_000;

/** Places are numbered from 2020 on, so that they fit an integer for decades. */
const FIRST = Date.UTC(2020, 0, 1);

/** The line for a week's cap: so many places, evenly over it, from when a unit is free. */
export function weekLine(options: {
  readonly tenantId: string;
  readonly scope: string;
  readonly cap: number;
  readonly freeAt: Instant;
}): WaitingLine {
  const { tenantId, scope, cap, freeAt } = options;
  const spacing = Math.ceil(WEEK / Math.max(1, cap));
  return {
    key: { tenantId, scope: capacityScopes.line(scope, cap), period: "week" },
    count: 1,
    from: Math.ceil((freeAt - FIRST) / spacing),
    startOf: (number) => FIRST + number * spacing,
  };
}

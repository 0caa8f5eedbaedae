import type { BreakerWindow } from "../contracts/store/breaker-store.ts";
import { isOverPercent } from "./is-over-percent.ts";
import type { ResolvedBreakerLimits } from "./resolve-breaker-limits.ts";

/**
 * How many more sends make enough to judge by, where the bounces there are would trip it by then however
 * clean these are. Only such a breaker can trip without another bounce.
 */
export function countMissingSends(
  { sends, bounced }: BreakerWindow,
  { bounces }: ResolvedBreakerLimits,
): number {
  if (bounces === null || bounced < bounces.minimumBounces) return 0;
  const missing = Math.max(0, bounces.minimumSends - sends);
  return isOverPercent(bounced, bounces.minimumSends, bounces.percent) ? missing : 0;
}

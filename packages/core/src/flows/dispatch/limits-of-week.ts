import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { SenderLimits } from "../../capacity/resolve-sender-limits.ts";
import { rollingWeek } from "../../capacity/rolling-week.ts";
import type { HeadKey } from "../../contracts/store/keys.ts";
import type { Instant } from "../../model/instant.ts";
import type { CapacityReading } from "./reading-of.ts";
import { weekLine } from "./week-line.ts";

/**
 * What a sender may send of one kind in any seven days. Its other kinds go on, so who meets it waits in a
 * line, with the places spread over the week; whose place has come and who meets it again, as a weekend
 * or a lowered cap held others up, waits until a unit is free.
 */
export function limitsOfWeek(options: {
  readonly head: HeadKey;
  readonly kind: string;
  readonly limits: Pick<SenderLimits, "weeklyCaps"> | null;
  readonly isInLine: boolean;
  readonly reading: CapacityReading;
  readonly now: Instant;
}): readonly Limit[] {
  const { head, kind, limits, reading, now } = options;
  const cap = limits?.weeklyCaps.get(kind);
  if (cap === undefined) return [];
  const { tenantId, senderId } = head;
  const scope = capacityScopes.senderKind(senderId, kind);
  const usedIn = (period: string) => reading.used({ tenantId, scope, period });
  const { used, usedThisHour, freeAt } = rollingWeek.read({ now, cap, usedIn });
  const left = cap - used;
  const limit: Limit = {
    tenantId,
    scope,
    period: rollingWeek.period(now),
    left,
    cap: usedThisHour + left,
    reason: "sender-cap",
    freeAt,
  };
  return [
    options.isInLine ? limit : { ...limit, line: weekLine({ tenantId, scope, cap, freeAt }) },
  ];
}

import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import { rollingHours } from "../../capacity/rolling-hours.ts";
import { rollingWeek } from "../../capacity/rolling-week.ts";
import type { ActiveDaysKey } from "../../contracts/store/dispatch-store.ts";
import type { CapacityKey, HeadKey } from "../../contracts/store/keys.ts";
import type { Candidate, ReadyHead } from "../../contracts/store/queue-records.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { calendarDay } from "./calendar-day.ts";
import { dayOfPeriod } from "./day-of-period.ts";
import { limitsOfHead } from "./limits-of-head.ts";
import { sendingDomainOf } from "./sending-domain-of.ts";
import { weekLine } from "./week-line.ts";

/** A day with at least two hard bounces, over 2 % of what went, does not count for a ramp. */
const poor = { poorBounces: 2, poorPercent: 2 } as const;

/**
 * The buckets that a claim on these queues may count against, as far as they are known before its
 * facts: only those of caps that are set. What is missing here, as it was set a moment ago, is held
 * by the guarded write.
 */
export function capacityKeys(
  engine: Pick<Engine, "channels">,
  options: {
    readonly heads: readonly ReadyHead[];
    readonly candidates: readonly Pick<Candidate, "tenantId" | "campaignId" | "capped">[];
    readonly now: Instant;
  },
): {
  readonly capacity: readonly CapacityKey[];
  readonly activeDays: readonly ActiveDaysKey[];
  readonly inProgress: readonly HeadKey[];
} {
  const { heads, candidates, now } = options;
  const keys = new Map<string, CapacityKey>();
  const add = (key: CapacityKey) =>
    void keys.set(`${key.tenantId} ${key.scope} ${key.period}`, key);
  const activeDays: ActiveDaysKey[] = [];
  const inProgress: HeadKey[] = [];
  const sharedDays = new Map<string, string>();
  for (const head of heads) {
    const { tenantId } = head;
    const period = calendarDay([head.tenantTimeZone], now).period;
    sharedDays.set(tenantId, period);
    const limits = limitsOfHead(engine, head);
    if (!limits) continue;
    if (limits.inProgressCap !== null) inProgress.push({ tenantId, senderId: head.senderId });
    const own = { tenantId, scope: capacityScopes.sender(head.senderId) };
    const ownPeriods =
      limits.accounting === "rolling-24h"
        ? rollingHours.periods(now)
        : [calendarDay([head.sender?.timeZone, head.tenantTimeZone], now).period];
    for (const each of ownPeriods) add({ ...own, period: each });
    for (const [kind, cap] of limits.weeklyCaps) {
      const ofKind = { tenantId, scope: capacityScopes.senderKind(head.senderId, kind) };
      for (const each of rollingWeek.periods(now)) add({ ...ofKind, period: each });
      add(weekLine({ ...ofKind, cap, freeAt: now }).key);
    }
    if (limits.ramp !== null) {
      const today = dayOfPeriod(ownPeriods.at(-1) ?? period);
      const bouncesScope = capacityScopes.bounces(head.senderId);
      activeDays.push({ ...own, period: today, bouncesScope, ...poor });
    }
    if (head.tenantCaps?.daily !== undefined)
      add({ tenantId, scope: capacityScopes.tenant, period });
    const domain = sendingDomainOf(head.sender?.address ?? "");
    const channel = engine.channels.get(head.sender?.channel ?? "");
    const domainCap = head.tenantCaps?.sendingDomainDaily ?? channel?.defaults.domainDailyCap;
    if (domain !== null && domainCap !== undefined)
      add({ tenantId, scope: capacityScopes.sendingDomain(domain), period });
  }
  for (const { tenantId, campaignId, capped } of candidates) {
    const period = sharedDays.get(tenantId);
    if (!capped || period === undefined) continue;
    add({ tenantId, scope: capacityScopes.campaign(campaignId), period });
    add({ tenantId, scope: capacityScopes.newContacts(campaignId), period });
  }
  return { capacity: [...keys.values()], activeDays, inProgress };
}

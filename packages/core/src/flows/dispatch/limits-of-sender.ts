import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { Limit } from "../../capacity/limit.ts";
import { rampedCap } from "../../capacity/ramped-cap.ts";
import type { SenderLimits } from "../../capacity/resolve-sender-limits.ts";
import { rollingHours } from "../../capacity/rolling-hours.ts";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import type { TenantCaps } from "../../model/caps.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { calendarDay } from "./calendar-day.ts";
import { dayOfPeriod } from "./day-of-period.ts";
import { limitOfDay } from "./limit-of-day.ts";
import type { CapacityReading } from "./reading-of.ts";
import { sendingDomainOf } from "./sending-domain-of.ts";

type Head = Pick<ReadyHead, "tenantId" | "senderId" | "sender" | "tenantTimeZone">;

/** Every limit that stops the whole sender: its own, its domain's, its tenant's. */
export function limitsOfSender(
  engine: Pick<Engine, "channels">,
  options: {
    readonly head: Head;
    readonly limits: SenderLimits;
    readonly caps: TenantCaps | undefined;
    readonly reading: CapacityReading;
    readonly now: Instant;
  },
): readonly Limit[] {
  const { head, caps, reading, now } = options;
  const { tenantId } = head;
  const day = calendarDay([head.tenantTimeZone], now);
  const found: Limit[] = [limitOfSender(options)];
  if (caps?.daily !== undefined) {
    const key = { tenantId, scope: capacityScopes.tenant, period: day.period };
    found.push(limitOfDay({ key, day, cap: caps.daily, reason: "tenant-cap", reading }));
  }
  const domain = sendingDomainOf(head.sender?.address ?? "");
  const channel = engine.channels.get(head.sender?.channel ?? "");
  const domainCap = caps?.sendingDomainDaily ?? channel?.defaults.domainDailyCap;
  if (domain !== null && domainCap !== undefined) {
    const key = { tenantId, scope: capacityScopes.sendingDomain(domain), period: day.period };
    found.push(limitOfDay({ key, day, cap: domainCap, reason: "domain-cap", reading }));
  }
  return found;
}

function limitOfSender(options: {
  readonly head: Head;
  readonly limits: SenderLimits;
  readonly reading: CapacityReading;
  readonly now: Instant;
}): Limit {
  const { head, limits, reading, now } = options;
  const { tenantId } = head;
  const scope = capacityScopes.sender(head.senderId);
  const capOn = (today: string) =>
    rampedCap({ ...limits, activeDays: reading.activeDays({ tenantId, scope, today }) });
  if (limits.accounting === "rolling-24h") {
    const period = rollingHours.period(now);
    const cap = capOn(dayOfPeriod(period));
    const usedIn = (period: string) => reading.used({ tenantId, scope, period });
    const { used, usedThisHour, freeAt } = rollingHours.read({ now, cap, usedIn });
    const left = cap - used;
    return {
      tenantId,
      scope,
      period,
      left,
      cap: usedThisHour + left,
      reason: "sender-cap",
      freeAt,
    };
  }
  const day = calendarDay([head.sender?.timeZone, head.tenantTimeZone], now);
  const key = { tenantId, scope, period: day.period };
  return limitOfDay({ key, day, cap: capOn(day.period), reason: "sender-cap", reading });
}

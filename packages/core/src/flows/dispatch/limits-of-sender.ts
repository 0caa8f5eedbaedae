import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { Limit } from "../../capacity/limit.ts";
import { rampedCap } from "../../capacity/ramped-cap.ts";
import type { SenderLimits } from "../../capacity/resolve-sender-limits.ts";
import { rollingHours } from "../../capacity/rolling-hours.ts";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { TenantSettings } from "../../contracts/store/records/tenant-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { calendarDay } from "./calendar-day.ts";
import { dayOfPeriod } from "./day-of-period.ts";
import { limitOfDay } from "./limit-of-day.ts";
import { limitsOfBreakers } from "./limits-of-breakers.ts";
import type { CapacityReading } from "./reading-of.ts";
import { sendingDomainOf } from "./sending-domain-of.ts";

type Head = Pick<ReadyHead, "tenantId" | "senderId" | "sender" | "tenantTimeZone">;

/** Every limit that stops the whole sender: its own, its domain's, its tenant's. */
export function limitsOfSender(
  engine: Pick<Engine, "channels">,
  options: {
    readonly head: Head;
    readonly limits: SenderLimits;
    readonly settings: TenantSettings;
    /** Those of the tenant that are not closed. */
    readonly breakers: readonly BreakerRecord[];
    readonly reading: CapacityReading;
    readonly now: Instant;
  },
): readonly Limit[] {
  const { head, settings, reading, now } = options;
  const { caps } = settings;
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
  if (options.breakers.length === 0) return found;
  const ownDay = calendarDay([head.sender?.timeZone, head.tenantTimeZone], now);
  const ownCap = senderCap(options, ownDay.period);
  const breakers = { breakers: options.breakers, ofTenant: settings.breakers, reading, now };
  found.push(
    ...limitsOfBreakers({
      ...breakers,
      scopes: [
        { scope: breakerScopes.sender(head.senderId), day: ownDay, cap: ownCap },
        { scope: breakerScopes.tenant, day, cap: caps?.daily ?? null },
        ...(domain === null
          ? []
          : [{ scope: breakerScopes.domain(domain), day, cap: domainCap ?? null }]),
      ],
    }),
  );
  return found;
}

function senderCap(
  {
    head: { tenantId, senderId },
    limits,
    reading,
  }: {
    readonly head: Head;
    readonly limits: SenderLimits;
    readonly reading: CapacityReading;
  },
  today: string,
): number {
  const scope = capacityScopes.sender(senderId);
  return rampedCap({ ...limits, activeDays: reading.activeDays({ tenantId, scope, today }) });
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
  const capOn = (today: string) => senderCap(options, today);
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

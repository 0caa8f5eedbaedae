import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { CapacityKey } from "../../contracts/store/keys.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { DomainRate } from "../../model/caps.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { addressOf } from "./address-of.ts";
import { calendarDay } from "./calendar-day.ts";
import { type RatePeriod, ratePeriod } from "./rate-period.ts";
import { sendingDomainOf } from "./sending-domain-of.ts";

/** A recipient domain's rate that a send counts against. */
export interface RateOfSend {
  readonly key: CapacityKey;
  /** The counter of who waits for it. */
  readonly line: CapacityKey;
  readonly rate: DomainRate;
  readonly current: RatePeriod;
}

/** The tenant's rate and the campaign's own, where there are any. Only mail has a recipient domain. */
export function ratesOf(
  engine: Pick<Engine, "kinds">,
  options: {
    readonly facts: Pick<EnrollmentFacts, "campaign" | "tenant" | "contact">;
    readonly step: MessageStep;
    readonly now: Instant;
  },
): readonly RateOfSend[] {
  const { facts, step, now } = options;
  const { tenantId } = facts.campaign;
  const ofTenant = facts.tenant.settings.caps?.recipientDomain;
  const ofCampaign = facts.campaign.caps?.recipientDomain;
  if (!ofTenant && !ofCampaign) return [];
  if (engine.kinds.get(step.kind)?.addressType !== "email") return [];
  const domain = sendingDomainOf(addressOf(facts.contact, "email") ?? "");
  if (domain === null) return [];
  const day = calendarDay([facts.tenant.settings.timeZone], now);
  const toRate = (rate: DomainRate, scope: string): RateOfSend => {
    const current = ratePeriod(rate, { day, now });
    const key = { tenantId, scope, period: current.period };
    const line = { tenantId, scope: capacityScopes.line(scope, rate.count), period: rate.per };
    return { key, line, rate, current };
  };
  return [
    ...(ofTenant ? [toRate(ofTenant, capacityScopes.recipientDomain(domain))] : []),
    ...(ofCampaign
      ? [toRate(ofCampaign, capacityScopes.recipientDomain(domain, facts.campaign.id))]
      : []),
  ];
}

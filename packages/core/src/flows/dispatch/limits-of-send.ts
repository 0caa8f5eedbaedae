import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { calendarDay } from "./calendar-day.ts";
import { limitOfContact } from "./limit-of-contact.ts";
import { limitOfDay } from "./limit-of-day.ts";
import { limitsOfBreakers } from "./limits-of-breakers.ts";
import { ratesOf } from "./rates-of.ts";
import type { CapacityReading } from "./reading-of.ts";

/** What limits ask of an enrollment. */
export type LimitedFacts = Pick<EnrollmentFacts, "campaign" | "tenant" | "contact" | "breakers"> & {
  readonly previousSends: { readonly length: number };
};

/**
 * The limits of one send that are narrower than its sender: its campaign's, its recipient's. The campaign's
 * come first: of those that are free at the same instant, they hold a whole stream and touch nobody in it.
 */
export function limitsOfSend(
  engine: Pick<Engine, "kinds">,
  options: {
    readonly facts: LimitedFacts;
    readonly step: MessageStep;
    readonly reading: CapacityReading;
    readonly now: Instant;
  },
): readonly Limit[] {
  const { facts, reading, now } = options;
  const found = limitsOfCampaign(options);
  for (const { key, line, rate, current } of ratesOf(engine, options)) {
    found.push({
      ...key,
      left: rate.count - reading.used(key),
      cap: rate.count,
      reason: "domain-rate",
      freeAt: current.nextAt,
      line: {
        key: line,
        count: rate.count,
        from: current.number + 1,
        startOf: (number) => current.startOf(number),
      },
    });
  }
  const ofContact = limitOfContact(facts, { reading, now });
  if (ofContact) found.push(ofContact);
  return found;
}

function limitsOfCampaign(options: {
  readonly facts: LimitedFacts;
  readonly reading: CapacityReading;
  readonly now: Instant;
}): Limit[] {
  const { facts, reading, now } = options;
  const { campaign, tenant } = facts;
  const { caps, tenantId } = campaign;
  const found: Limit[] = [];
  if (caps === null && facts.breakers.length === 0) return found;
  const day = calendarDay([tenant.settings.timeZone], now);
  found.push(
    ...limitsOfBreakers({
      breakers: facts.breakers,
      scopes: [{ scope: breakerScopes.campaign(campaign.id), day, cap: caps?.daily ?? null }],
      ofTenant: tenant.settings.breakers,
      ofCampaign: campaign.breaker,
      reading,
      now,
    }),
  );
  if (caps === null) return found;
  if (caps.daily !== undefined) {
    const key = { tenantId, scope: capacityScopes.campaign(campaign.id), period: day.period };
    found.push(limitOfDay({ key, day, cap: caps.daily, reason: "campaign-cap", reading }));
  }
  if (caps.newContacts !== undefined && facts.previousSends.length === 0) {
    const key = { tenantId, scope: capacityScopes.newContacts(campaign.id), period: day.period };
    found.push(limitOfDay({ key, day, cap: caps.newContacts, reason: "new-contact-cap", reading }));
  }
  return found;
}

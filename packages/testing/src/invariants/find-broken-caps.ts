import type { Duration } from "@outreachkit/core";
import { durationToMilliseconds } from "@outreachkit/core/plugin";
import { claimedAtOf } from "./claimed-at-of.ts";
import { domainOf } from "./domain-of.ts";
import { formatLocalDay } from "./format-local-day.ts";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

interface Claim {
  readonly id: string;
  readonly at: number;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly domain: string;
  readonly to: string;
}

/**
 * Invariant 4, of what senders share: no more accepted sends than the tenant, a sending domain, a
 * campaign or a recipient domain may have, counted from the claims in the tenant's days. Caps are
 * taken as they are now.
 */
export function findBrokenCaps(ledger: Ledger): readonly Violation[] {
  const { settings, campaigns } = ledger;
  const claims = claimsOf(ledger);
  const day = ({ at }: Claim) => formatLocalDay(at, settings.timeZone ?? "UTC");
  const period = (per: "hour" | "day") => (claim: Claim) =>
    per === "day" ? day(claim) : String(Math.floor(claim.at / 3_600_000));
  const { caps = {} } = settings;
  const violations = [
    ...findFull(claims, caps.daily, day, "The tenant"),
    ...findFull(
      claims,
      caps.sendingDomainDaily,
      (claim) => `${claim.domain} ${day(claim)}`,
      "A domain",
    ),
  ];
  const rates = (own: readonly Claim[], rate = caps.recipientDomain) =>
    rate
      ? findFull(
          own,
          rate.count,
          (claim) => `${claim.to} ${period(rate.per)(claim)}`,
          "A recipient domain",
        )
      : [];
  violations.push(...rates(claims), ...findTooSoon(claims, caps.coolDown));
  for (const [id, own] of Map.groupBy(claims, ({ campaignId }) => campaignId)) {
    const ofCampaign = campaigns.get(id)?.caps;
    if (!ofCampaign) continue;
    violations.push(...findFull(own, ofCampaign.daily, day, `The campaign ${id}`));
    violations.push(
      ...findFull(firstOnes(own), ofCampaign.newContacts, day, `New contacts of ${id}`),
    );
    if (ofCampaign.recipientDomain) violations.push(...rates(own, ofCampaign.recipientDomain));
  }
  return violations;
}

function claimsOf(ledger: Ledger): readonly Claim[] {
  const { accepted, deliveries, senders } = ledger;
  return accepted.flatMap((send): readonly Claim[] => {
    const { deliveryId, to } = send;
    const delivery = deliveries.get(deliveryId);
    const claimedAt = claimedAtOf(ledger, send);
    if (!delivery || claimedAt === undefined) return [];
    const { enrollmentId, campaignId, contactId } = delivery;
    const domain = domainOf(senders.get(delivery.senderId)?.address ?? "");
    const claim = {
      id: deliveryId,
      at: Date.parse(claimedAt),
      enrollmentId,
      campaignId,
      contactId,
    };
    return [{ ...claim, domain, to: domainOf(to) }];
  });
}

function findTooSoon(claims: readonly Claim[], coolDown: Duration = {}): readonly Violation[] {
  const least = durationToMilliseconds(coolDown);
  return [...Map.groupBy(claims, ({ contactId }) => contactId)].flatMap(([id, own]) => {
    const sorted = own.toSorted((one, other) => one.at - other.at);
    return sorted.flatMap((claim, index): readonly Violation[] => {
      const before = sorted[index - 1];
      if (!before || claim.at - before.at >= least) return [];
      const message = `The contact ${id} was written to twice within ${claim.at - before.at} ms.`;
      return [{ invariant: 4, message, ids: [before.id, claim.id] }];
    });
  });
}

/** Of each enrollment, the first message. */
function firstOnes(claims: readonly Claim[]): readonly Claim[] {
  const sorted = claims.toSorted((one, other) => one.at - other.at);
  const seen = new Set<string>();
  return sorted.filter(({ enrollmentId }) => !seen.has(enrollmentId) && seen.add(enrollmentId));
}

function findFull(
  claims: readonly Claim[],
  cap: number | undefined,
  keyOf: (claim: Claim) => string,
  what: string,
): readonly Violation[] {
  if (cap === undefined) return [];
  return [...Map.groupBy(claims, keyOf)].flatMap(([key, own]): readonly Violation[] => {
    if (own.length <= cap) return [];
    const message = `${what} sent ${own.length} in ${key}, over its cap of ${cap}.`;
    return [{ invariant: 4, message, ids: own.map(({ id }) => id) }];
  });
}

import { formsOfStep } from "../../campaign/forms-of-step.ts";
import type { CapacityKey } from "../../contracts/store/keys.ts";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import type { Instant } from "../../model/instant.ts";
import { capacityKeys } from "../dispatch/capacity-keys.ts";
import { ratesOf } from "../dispatch/rates-of.ts";
import { touchKey } from "../dispatch/touch-key.ts";
import type { Engine } from "../engine.ts";
import { createPlannedCapacity, type PlannedCapacity } from "./create-planned-capacity.ts";
import type { PlannedContact } from "./planned-contact.ts";

const CHUNK = 1_000;

/** What is used now of every bucket that the play may count against, lines for domains included. */
export async function readCapacity(
  engine: Pick<Engine, "channels" | "kinds">,
  session: StoreSession,
  options: {
    readonly tenant: TenantRecord;
    readonly heads: readonly ReadyHead[];
    readonly campaigns: ReadonlyMap<string, CampaignRecord>;
    readonly planned: readonly PlannedContact[];
    readonly now: Instant;
  },
): Promise<PlannedCapacity> {
  const { heads, campaigns, planned, now } = options;
  const candidates = [...campaigns.values()].map(({ tenantId, id, caps }) => ({
    tenantId,
    campaignId: id,
    capped: caps !== null,
  }));
  const keys = capacityKeys(engine, { heads, candidates, now });
  const [some] = planned;
  // Active days come with the facts of an enrollment, and without one nobody asks for them.
  const { used, activeDays } = some
    ? await session.dispatch.readClaimFacts({
        enrollments: [{ tenantId: some.campaign.tenantId, id: some.enrollmentId }],
        ...keys,
      })
    : { used: [], activeDays: [] };
  const domains = [...domainKeys(engine, options)];
  const domainsUsed = [];
  for (let first = 0; first < domains.length; first += CHUNK) {
    domainsUsed.push(...(await session.dispatch.readCapacity(domains.slice(first, first + CHUNK))));
  }
  return createPlannedCapacity({ used: [...used, ...domainsUsed], activeDays });
}

/** The buckets and lines of recipient domains that have a rate, and of contacts that cool down. */
function domainKeys(
  engine: Pick<Engine, "kinds">,
  {
    tenant,
    planned,
    now,
  }: {
    readonly tenant: TenantRecord;
    readonly planned: readonly PlannedContact[];
    readonly now: Instant;
  },
): Iterable<CapacityKey> {
  const keys = new Map<string, CapacityKey>();
  for (const { contact, campaign, context } of planned) {
    if (!contact) continue;
    const touch = touchKey({ contact, tenant });
    if (touch) keys.set(touch.scope, touch);
    for (const { step } of context.steps.filter(isMessageStep).flatMap(formsOfStep)) {
      for (const { key, line } of ratesOf(engine, {
        facts: { campaign, tenant, contact },
        step,
        now,
      })) {
        for (const each of [key, line]) keys.set(`${each.scope} ${each.period}`, each);
      }
    }
  }
  return keys.values();
}

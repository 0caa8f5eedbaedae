import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { breakerState } from "../../capacity/breaker-state.ts";
import { resolveBreakerLimits } from "../../capacity/resolve-breaker-limits.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import type { PlannedBreaker } from "./create-planned-breakers.ts";

/** Breakers that are not closed, each with how near it is to that. */
export async function readPlannedBreakers(
  session: StoreSession,
  options: {
    readonly tenant: TenantRecord;
    readonly breakers: readonly BreakerRecord[];
    readonly campaigns: ReadonlyMap<string, CampaignRecord>;
    readonly now: Instant;
  },
): Promise<readonly PlannedBreaker[]> {
  const { tenant, breakers, campaigns, now } = options;
  if (breakers.length === 0) return [];
  const asked = breakers.map((breaker) => {
    const key = breakerScopes.keyOf(tenant.id, breaker.scope);
    const campaign = campaigns.get(key.campaignId ?? "");
    const limits = resolveBreakerLimits(tenant.settings.breakers, campaign?.breaker);
    const halfOpen = breakerState(breaker, now) === "half-open";
    // What goes while it is open went before it.
    const since = halfOpen ? (breaker.until ?? breaker.since) : Number.MAX_SAFE_INTEGER;
    return { breaker, limits, key, since };
  });
  const windows = await session.breakers.readWindows(
    asked.map(({ key, limits, since }) => ({
      ...key,
      since,
      lastSends: limits.bounces?.lastSends ?? 100,
      complaintSends: 0,
    })),
  );
  return asked.map(({ breaker, limits }, index) => {
    const { sends, bounced, complained } = windows[index]!;
    return { breaker, clean: sends - bounced - complained, closeAfter: limits.closeAfter };
  });
}

import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { Instant } from "../../model/instant.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { awaitClaims } from "../holds/await-claims.ts";
import { requireFuture } from "../holds/require-future.ts";

export interface CampaignPause {
  /** `not-running`: a draft, or one that has ended. */
  readonly outcome: "paused" | "already-paused" | "not-running";
  readonly campaign: CampaignRecord;
  /** Its messages that are with the provider, or about to be: they are not recalled. */
  readonly inFlight: number;
}

/**
 * Holds a whole campaign back, by its own row. As with other pauses one that is there is replaced only
 * by a longer one. Once this has resolved nothing new of it is claimed.
 */
export async function pauseCampaign(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly id: string;
    readonly until: Instant | null;
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<CampaignPause> {
  const { tenantId, id } = options;
  const paused = await retryOnConflict(() => pauseOnce(engine, options));
  if (paused.outcome === "not-running") return { ...paused, inFlight: 0 };
  const claimed = await awaitClaims(engine, { tenantId, campaignId: id });
  return { ...paused, inFlight: [...claimed.values()].reduce((sum, count) => sum + count, 0) };
}

async function pauseOnce(
  engine: Engine,
  { tenantId, id, until, why, actor }: Parameters<typeof pauseCampaign>[1],
): Promise<Omit<CampaignPause, "inFlight">> {
  const now = await engine.clock.now();
  requireFuture(until, now);
  return await engine.store.transaction(async (session) => {
    const row = await session.campaigns.lock({ tenantId, id });
    if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
    if (row.state !== "running" && row.state !== "paused")
      return { outcome: "not-running", campaign: row };
    if (row.state === "paused" && lasts(row.pausedUntil, until))
      return { outcome: "already-paused", campaign: row };
    const changes = createChanges({ now, actor, newId: engine.newId });
    const campaign = pause(withWhy(changes, why), row, until);
    await commitChanges(session, changes);
    return { outcome: "paused", campaign };
  });
}

function lasts(until: Instant | null, asked: Instant | null): boolean {
  return until === null || (asked !== null && until >= asked);
}

/** A longer pause is a new one: the log tells the end of the shorter. */
function pause(changes: Changes, row: CampaignRecord, until: Instant | null): CampaignRecord {
  if (row.state === "paused")
    moveCampaign(changes, { row, event: "resume", data: { cause: "replaced" } });
  return moveCampaign(changes, {
    row,
    event: "pause",
    patch: { pausedUntil: until },
    data: { until: formatOptionalInstant(until) },
  });
}

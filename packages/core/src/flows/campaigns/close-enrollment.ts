import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";

/** Nobody may join any more; the campaign completes when the last live enrollment has ended. */
export async function closeEnrollment(
  engine: Engine,
  options: { readonly tenantId: string; readonly id: string; readonly actor: Actor },
): Promise<CampaignRecord> {
  const { tenantId, id, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const row = await session.campaigns.lock({ tenantId, id });
      if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
      if (row.enrollment === "closed") return row;
      const changes = createChanges({ now, actor, newId: engine.newId });
      const next: CampaignRecord = { ...row, enrollment: "closed", version: row.version + 1 };
      changes.campaigns.set(row, next);
      changes.append({ type: "campaign-enrollment-closed", entity: "campaign", row: next });
      await commitChanges(session, changes);
      return next;
    });
  });
}

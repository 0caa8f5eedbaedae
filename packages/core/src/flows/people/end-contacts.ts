import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Actor } from "../../model/actor.ts";
import type { ContactStatus } from "../../model/contact-vocabulary.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { setContactStatus } from "../changes/set-contact-status.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { isInFlight } from "../enrollments/is-in-flight.ts";
import type { ManualStopReason } from "../enrollments/stop-by-hand.ts";
import { stopEnrollments } from "../enrollments/stop-enrollments.ts";

/** What became of one contact whose sequences were ended. */
export interface ContactEndResult {
  /** `unchanged`: nothing of it was live, and its status was as far already. */
  readonly outcome: "ended" | "unchanged" | "not-found";
  /** Its enrollments that were stopped by this. */
  readonly stopped: number;
  /** Of them, those with a message at the provider, or about to be there: it is not recalled. */
  readonly inFlight: number;
}

/**
 * Stops all that is live of these contacts, or what is in one campaign, and moves their status
 * forward. One transaction, a result per id, in order.
 */
export async function endContacts(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly contactIds: readonly string[];
    readonly campaignId: string | undefined;
    readonly reason: ManualStopReason;
    readonly status: ContactStatus;
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<readonly ContactEndResult[]> {
  const { tenantId, contactIds, campaignId, reason, status, why, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      await requireCampaign(session, tenantId, campaignId);
      const rows = await session.enrollments.lockLiveOfContacts({
        tenantId,
        contactIds,
        ...(campaignId !== undefined && { campaignId }),
      });
      const contacts = await session.people.lockContacts({
        tenantId,
        ids: contactIds,
        externalIds: [],
        emailKeys: [],
      });
      const changes = createChanges({ now, actor, newId: engine.newId });
      const told = withWhy(changes, why);
      await stopEnrollments(session, told, { rows, reason });
      for (const contact of contacts) setContactStatus(told, contact, status);
      const moved = new Set(changes.contacts.pairs().map(({ row }) => row.id));
      await commitChanges(session, changes);
      const rowsOf = Map.groupBy(rows, ({ contactId }) => contactId);
      return contactIds.map((id) => resultOf(rowsOf.get(id) ?? [], moved.has(id)));
    });
  });
}

/** A misspelt campaign must not pass for one in which nothing was live. */
async function requireCampaign(
  session: StoreSession,
  tenantId: string,
  campaignId: string | undefined,
): Promise<void> {
  if (campaignId === undefined) return;
  const campaign = await session.campaigns.get({ tenantId, id: campaignId });
  if (!campaign) throw new NotFoundError({ entity: "campaign", reference: campaignId });
}

function resultOf(rows: readonly EnrollmentRecord[], moved: boolean): ContactEndResult {
  return {
    outcome: rows.length > 0 || moved ? "ended" : "unchanged",
    stopped: rows.length,
    inFlight: rows.filter(isInFlight).length,
  };
}

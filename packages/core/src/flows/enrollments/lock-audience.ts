import type { EnrollmentRules } from "../../audience/enrollment-rules.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";

/** The contacts of one call, locked, in its order, and what of theirs is live in the campaign. */
export interface LockedAudience {
  readonly contacts: readonly ContactRecord[];
  /** By id; empty unless the rules may supersede. */
  readonly live: ReadonlyMap<string, EnrollmentRecord>;
}

/**
 * First the enrollments, then the contacts: the order of settlements and signals, so that nobody
 * waits in a circle.
 */
export async function lockAudience(
  session: StoreSession,
  changes: Changes,
  options: {
    readonly campaign: CampaignRecord;
    readonly rules: EnrollmentRules;
    readonly contacts: readonly ContactRecord[];
  },
): Promise<LockedAudience> {
  const { campaign, rules } = options;
  const { tenantId } = campaign;
  const ids = [...new Set(options.contacts.map(({ id }) => id))];
  const request = { tenantId, contactIds: ids, campaignId: campaign.id };
  const live =
    rules.reenroll === "always" ? await session.enrollments.lockLiveOfContacts(request) : [];
  const locked =
    ids.length === 0
      ? []
      : await session.people.lockContacts({ tenantId, ids, externalIds: [], emailKeys: [] });
  const rows = new Map(locked.map((row) => [row.id, row]));
  return {
    contacts: options.contacts.map((given) =>
      // A row changed in this transaction is written at its end.
      changes.contacts.current(rows.get(given.id) ?? given),
    ),
    live: new Map(live.map((row) => [row.id, row])),
  };
}

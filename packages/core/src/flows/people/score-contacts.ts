import { scoreContact } from "../../audience/score-contact.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Tier } from "../../model/contact-vocabulary.ts";
import type { Changes } from "../changes/create-changes.ts";

/** What became of one contact's score. `kept`: the host's own word stays. */
export interface ScoreOutcome {
  readonly contactId: string;
  readonly outcome: "scored" | "unchanged" | "kept";
  readonly score: number | null;
  readonly tier: Tier | null;
}

/**
 * Scores contacts from what is known of them now, and stores score and tier. Locks them; a deleted
 * one is left out. Three statements, whatever the number.
 */
export async function scoreContacts(
  session: StoreSession,
  changes: Changes,
  options: {
    readonly tenantId: string;
    readonly ids: readonly string[];
    /** Also where the host set score or tier itself. */
    readonly overwrite: boolean;
  },
): Promise<readonly ScoreOutcome[]> {
  const { tenantId, ids, overwrite } = options;
  if (ids.length === 0) return [];
  const tenant = await session.tenants.get(tenantId);
  const weights = tenant?.settings.scoring?.weights ?? {};
  const locked = await session.people.lockContacts({
    tenantId,
    ids,
    externalIds: [],
    emailKeys: [],
  });
  const contacts = locked.filter(({ deletedAt }) => deletedAt === null);
  const companyIds = [...new Set(contacts.flatMap(({ companyId }) => companyId ?? []))];
  const companies = await session.people.findCompanies({ tenantId, ids: companyIds });
  const enrichments = await session.people.findEnrichments({
    tenantId,
    contactIds: contacts.map(({ id }) => id),
    companyIds,
  });
  const companyById = new Map(companies.map((company) => [company.id, company]));
  const enrichmentsOf = Map.groupBy(enrichments, ({ subjectId }) => subjectId);
  return contacts.map((stored): ScoreOutcome => {
    const contact = changes.contacts.current(stored);
    if (contact.scoreSource === "host" && !overwrite) return outcomeOf(contact, "kept");
    const { companyId } = contact;
    const { score, tier } = scoreContact(
      {
        contact,
        company: companyId === null ? null : (companyById.get(companyId) ?? null),
        enrichments: [contact.id, companyId].flatMap((subject) =>
          subject === null ? [] : (enrichmentsOf.get(subject) ?? []),
        ),
        now: changes.now,
      },
      weights,
    );
    const same =
      contact.score === score && contact.tier === tier && contact.scoreSource === "computed";
    if (same) return outcomeOf(contact, "unchanged");
    const next: ContactRecord = {
      ...contact,
      score,
      tier,
      scoreSource: "computed",
      updatedAt: changes.now,
      version: contact.version + 1,
    };
    changes.contacts.set(stored, next);
    changes.append({ type: "contact-scored", entity: "contact", row: next, data: { score, tier } });
    return outcomeOf(next, "scored");
  });
}

function outcomeOf(
  { id, score, tier }: ContactRecord,
  outcome: ScoreOutcome["outcome"],
): ScoreOutcome {
  return { contactId: id, outcome, score, tier };
}

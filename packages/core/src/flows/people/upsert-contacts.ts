import type { ContactInput } from "../../audience/contact-input.ts";
import { mergeContact } from "../../audience/merge-contact.ts";
import { parseContactInput } from "../../audience/parse-contact-input.ts";
import { hashSuppressedValue } from "../../compliance/hash-suppressed-value.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Problem } from "../../model/problem.ts";
import { isTimeZone } from "../../sequence/is-time-zone.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { blankContact } from "./blank-contact.ts";
import { createContactMatcher } from "./create-contact-matcher.ts";
import { companyIdentity, upsertCompanies } from "./upsert-companies.ts";

/** What became of one input, in input order. Nothing is lost without a reason. */
export type ContactOutcome =
  | {
      readonly outcome: "created" | "updated" | "unchanged";
      readonly contactId: string;
      /** What of it was not taken, such as a company whose domain is another's (`company-conflict`). */
      readonly warnings?: readonly Problem[];
    }
  /** Not one valid contact; nothing of it was taken. */
  | { readonly outcome: "invalid"; readonly reason: string; readonly problems: readonly Problem[] }
  /** It was deleted; nothing was taken. `contacts.restore` brings it back. */
  | { readonly outcome: "deleted"; readonly contactId: string }
  /**
   * Nothing of it was taken. `two-contacts`: its ids belong to different ones. `email-taken`: the contact
   * with its address has another external id. `taken-meanwhile`: another transaction just stored its ids.
   */
  | {
      readonly outcome: "conflict";
      readonly reason: "two-contacts" | "email-taken" | "taken-meanwhile";
      readonly contactIds: readonly string[];
    };

/** Stores contacts and their inline companies into `changes`; one outcome per input. */
export async function upsertContacts(
  engine: Engine,
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly contacts: readonly ContactInput[] },
): Promise<readonly ContactOutcome[]> {
  const { tenantId } = options;
  const { suppression } = await engine.keys();
  const rules = {
    isTimeZone,
    ...(engine.checkContactAttributes && { checkAttributes: engine.checkContactAttributes }),
  };
  const parsed = options.contacts.map((input) => parseContactInput(input, rules));
  const valid = parsed.flatMap((result) => (result.problems ? [] : [result]));
  const companies = await upsertCompanies(session, changes, {
    tenantId,
    companies: valid.flatMap(({ contact }) => contact.company ?? []),
  });
  const stored = await session.people.lockContacts({
    tenantId,
    ids: valid.flatMap(({ contact }) => contact.id ?? []),
    externalIds: valid.flatMap(({ contact }) => contact.externalId || []),
    emailKeys: valid.flatMap(({ email }) => email?.key ?? []),
  });
  const matcher = createContactMatcher(stored);
  const created = new Map<string, ContactRecord>();
  const outcomes = parsed.map((result): ContactOutcome => {
    if (result.problems) {
      const reason = result.problems[0]?.code ?? "invalid";
      return { outcome: "invalid", reason, problems: result.problems };
    }
    const { contact, email } = result;
    const matches = matcher.find(contact, email);
    const [known] = matches;
    const contactIds = matches.map(({ id }) => id);
    if (matches.length > 1) return { outcome: "conflict", reason: "two-contacts", contactIds };
    if (known && known.deletedAt !== null) return { outcome: "deleted", contactId: known.id };
    if (known && contact.id === undefined && hasOtherExternalId(known, contact.externalId))
      return { outcome: "conflict", reason: "email-taken", contactIds };
    const identity = contact.company ? companyIdentity(contact.company) : null;
    const company = identity === null ? undefined : companies.get(identity);
    const warnings = company && "reason" in company ? { warnings: companyWarnings(company) } : {};
    const base = known ?? blankContact({ tenantId, id: changes.newId(), now: changes.now });
    const merged = mergeContact(base, {
      contact,
      email,
      emailHash: email ? hashSuppressedValue(suppression, "address", email.key) : null,
      emailDomainHash: email ? hashSuppressedValue(suppression, "domain", email.domain) : null,
      companyId: company && "companyId" in company ? company.companyId : undefined,
    });
    if (known && merged === known)
      return { outcome: "unchanged", contactId: known.id, ...warnings };
    if (!known || created.has(known.id)) {
      created.set(merged.id, merged);
      matcher.replace(merged);
      return { outcome: known ? "updated" : "created", contactId: merged.id, ...warnings };
    }
    const next = { ...merged, updatedAt: changes.now, version: known.version + 1 };
    changes.contacts.set(known, next);
    changes.append({ type: "contact-updated", entity: "contact", row: next });
    matcher.replace(next);
    return { outcome: "updated", contactId: next.id, ...warnings };
  });
  return await insertCreated(session, changes, { created, outcomes });
}

/** Inserts the new ones. One whose address another transaction just took is a conflict with it. */
async function insertCreated(
  session: StoreSession,
  changes: Changes,
  options: {
    readonly created: ReadonlyMap<string, ContactRecord>;
    readonly outcomes: readonly ContactOutcome[];
  },
): Promise<readonly ContactOutcome[]> {
  const { created, outcomes } = options;
  if (created.size === 0) return outcomes;
  const rows = [...created.values()].map((row) => ({ ...row, version: 1 }));
  const inserted = await session.people.insertContacts(rows);
  for (const row of rows) {
    if (inserted.has(row.id)) changes.append({ type: "contact-created", entity: "contact", row });
  }
  return outcomes.map((outcome) => {
    if (!("contactId" in outcome) || !created.has(outcome.contactId)) return outcome;
    return inserted.has(outcome.contactId)
      ? outcome
      : { outcome: "conflict", reason: "taken-meanwhile", contactIds: [] };
  });
}

/** Found by its address alone: whoever gives another external id means another contact. */
function hasOtherExternalId(known: ContactRecord, externalId: string | null | undefined): boolean {
  return Boolean(externalId) && known.externalId !== null && known.externalId !== externalId;
}

function companyWarnings({ companyIds }: { readonly companyIds: readonly string[] }) {
  const message = `The contact's company was not stored: its domain is that of another (${companyIds.join(", ")}) with another external id. Merge them in your data, or leave one of the two out.`;
  return [{ path: "company", code: "company-conflict", message }];
}

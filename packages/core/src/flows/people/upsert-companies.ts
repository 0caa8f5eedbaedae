import type { CompanyRecord } from "../../contracts/store/records/company-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { ParsedContact } from "../../audience/parse-contact-input.ts";
import type { Changes } from "../changes/create-changes.ts";

export type ParsedCompany = NonNullable<ParsedContact["company"]>;

/** A company is found again by external id, else domain, else name. */
export function companyIdentity(company: ParsedCompany): string | null {
  if (company.externalId) return `external:${company.externalId}`;
  if (company.domain) return `domain:${company.domain.toLowerCase()}`;
  return company.name ? `name:${company.name.toLowerCase()}` : null;
}

/** What became of a company: its id, or who has what it claims. */
export type StoredCompany =
  | { readonly companyId: string }
  /** Its external id is another's than that of the company which has its domain. */
  | { readonly reason: "domain-taken"; readonly companyIds: readonly string[] };

/** Stores companies and tells what became of each, by `companyIdentity`. */
export async function upsertCompanies(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly companies: readonly ParsedCompany[] },
): Promise<ReadonlyMap<string, StoredCompany>> {
  const { tenantId } = options;
  const wanted = new Map<string, ParsedCompany>();
  for (const company of options.companies) {
    const identity = companyIdentity(company);
    if (identity !== null) wanted.set(identity, { ...wanted.get(identity), ...company });
  }
  if (wanted.size === 0) return new Map();
  const results = new Map<string, StoredCompany>();
  const stored = await findStored(session, tenantId, [...wanted.values()]);
  const byIdentity = new Map(
    stored.toReversed().flatMap((row) => identitiesOf(row).map((identity) => [identity, row])),
  );
  const created: { readonly identity: string; readonly row: CompanyRecord }[] = [];
  for (const [identity, company] of wanted) {
    const owner = company.domain
      ? byIdentity.get(`domain:${company.domain.toLowerCase()}`)
      : undefined;
    // Found by its domain, a company without an external id takes the one that is given.
    const nameless = owner && changes.companies.current(owner).externalId === null;
    const known = byIdentity.get(identity) ?? (nameless ? owner : undefined);
    if (owner && owner !== known) {
      results.set(identity, { reason: "domain-taken", companyIds: [owner.id] });
    } else if (known) {
      results.set(identity, { companyId: known.id });
      updateCompany(changes, changes.companies.current(known), company);
    } else {
      created.push({ identity, row: newCompany(changes, tenantId, company) });
    }
  }
  const rows = created.map(({ row }) => row);
  const inserted =
    rows.length === 0 ? new Set<string>() : await session.people.insertCompanies(rows);
  for (const { identity, row } of created) {
    if (!inserted.has(row.id)) continue;
    changes.append({ type: "company-created", entity: "company", row });
    results.set(identity, { companyId: row.id });
  }
  const lost = created.filter(({ row }) => !inserted.has(row.id));
  if (lost.length === 0) return results;
  // Another transaction, or another company of this call, was faster: take its row where it is the same.
  const winners = await findStored(
    session,
    tenantId,
    lost.map(({ row }) => row),
  );
  for (const { identity, row } of lost) {
    const same = winners.find((winner) => identitiesOf(winner).includes(identity));
    const owners = winners.filter(({ domain }) => domain !== null && domain === row.domain);
    results.set(
      identity,
      same
        ? { companyId: same.id }
        : { reason: "domain-taken", companyIds: owners.map(({ id }) => id) },
    );
  }
  return results;
}

async function findStored(
  session: StoreSession,
  tenantId: string,
  companies: readonly Pick<ParsedCompany, "externalId" | "domain" | "name">[],
): Promise<readonly CompanyRecord[]> {
  return await session.people.lockCompanies({
    tenantId,
    ids: [],
    externalIds: companies.flatMap(({ externalId }) => externalId || []),
    domains: companies.flatMap(({ domain }) => domain?.toLowerCase() || []),
    names: companies.flatMap(({ name, domain }) => (name && !domain ? [name] : [])),
  });
}

function identitiesOf({ externalId, domain, name }: CompanyRecord): readonly string[] {
  return [
    ...(externalId ? [`external:${externalId}`] : []),
    ...(domain ? [`domain:${domain}`] : []),
    ...(name ? [`name:${name.toLowerCase()}`] : []),
  ];
}

function newCompany(changes: Changes, tenantId: string, company: ParsedCompany): CompanyRecord {
  return {
    tenantId,
    id: changes.newId(),
    externalId: company.externalId || null,
    name: company.name || null,
    domain: company.domain?.toLowerCase() || null,
    industry: company.industry || null,
    size: company.size || null,
    icpFit: company.icpFit ?? null,
    country: company.country?.toUpperCase() || null,
    attributes: company.attributes ?? {},
    version: 1,
    createdAt: changes.now,
    updatedAt: changes.now,
  };
}

function updateCompany(changes: Changes, stored: CompanyRecord, company: ParsedCompany): void {
  const pick = (next: string | null | undefined, current: string | null) =>
    next === undefined ? current : next || null;
  const next: CompanyRecord = {
    ...stored,
    externalId: pick(company.externalId, stored.externalId),
    name: pick(company.name, stored.name),
    domain: pick(company.domain?.toLowerCase(), stored.domain),
    industry: pick(company.industry, stored.industry),
    size: pick(company.size, stored.size),
    icpFit: company.icpFit === undefined ? stored.icpFit : company.icpFit,
    country: pick(company.country?.toUpperCase(), stored.country),
    attributes: { ...stored.attributes, ...company.attributes },
  };
  if (JSON.stringify(next) === JSON.stringify(stored)) return;
  const updated = { ...next, updatedAt: changes.now, version: stored.version + 1 };
  changes.companies.set(stored, updated);
  changes.append({ type: "company-updated", entity: "company", row: updated });
}

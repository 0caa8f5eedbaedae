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

/** Stores companies and gives the id of each, by `companyIdentity`. */
export async function upsertCompanies(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly companies: readonly ParsedCompany[] },
): Promise<ReadonlyMap<string, string>> {
  const { tenantId } = options;
  const wanted = new Map<string, ParsedCompany>();
  for (const company of options.companies) {
    const identity = companyIdentity(company);
    if (identity !== null) wanted.set(identity, { ...wanted.get(identity), ...company });
  }
  if (wanted.size === 0) return new Map();
  const ids = new Map<string, string>();
  const stored = await findStored(session, tenantId, [...wanted.values()]);
  const created: CompanyRecord[] = [];
  for (const [identity, company] of wanted) {
    const known = stored.find((row) => identitiesOf(row).includes(identity));
    if (known) {
      ids.set(identity, known.id);
      updateCompany(changes, known, company);
    } else {
      created.push(newCompany(changes, tenantId, company));
    }
  }
  const inserted =
    created.length === 0 ? new Set<string>() : await session.people.insertCompanies(created);
  for (const row of created) {
    if (!inserted.has(row.id)) continue;
    changes.append({ type: "company-created", entity: "company", row });
    for (const identity of identitiesOf(row)) if (wanted.has(identity)) ids.set(identity, row.id);
  }
  // Another transaction was faster: take its row.
  const lost = created.filter(({ id }) => !inserted.has(id));
  const winners = lost.length === 0 ? [] : await findStored(session, tenantId, lost);
  for (const row of winners) {
    for (const identity of identitiesOf(row)) if (wanted.has(identity)) ids.set(identity, row.id);
  }
  return ids;
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

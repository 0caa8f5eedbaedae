import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { RowKey } from "../../contracts/store/keys.ts";
import type { CompanyRecord } from "../../contracts/store/records/company-record.ts";
import type { EnrichmentRecord } from "../../contracts/store/records/enrichment-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Engine } from "../engine.ts";

/** Everything a writer may speak of for one enrollment. */
export interface WritingFacts {
  readonly facts: EnrollmentFacts;
  readonly version: CompiledVersion;
  readonly company: CompanyRecord | null;
  readonly enrichments: readonly EnrichmentRecord[];
  /** By id: who writes to the contact, whatever step it is at. */
  readonly senders: ReadonlyMap<string, SenderRecord>;
}

/** Of enrollments of one tenant. */
export async function readWritingFacts(
  engine: Engine,
  session: StoreSession,
  options: { readonly tenantId: string; readonly keys: readonly RowKey[] },
): Promise<readonly WritingFacts[]> {
  const { tenantId, keys } = options;
  const rows = await session.enrollments.readFacts(keys);
  const versions = await engine.versions.load(
    session,
    rows.map(({ enrollment }) => enrollment),
  );
  const contactIds = rows.map(({ contact }) => contact.id);
  const companyIds = [...new Set(rows.flatMap(({ contact }) => contact.companyId ?? []))];
  const companies = await session.people.findCompanies({ tenantId, ids: companyIds });
  const companiesById = new Map(companies.map((company) => [company.id, company]));
  const enrichments = await session.people.findEnrichments({ tenantId, contactIds, companyIds });
  const bySubject = Map.groupBy(enrichments, ({ subjectId }) => subjectId);
  const senders = await readSenders(session, tenantId, rows);
  return rows.flatMap((facts) => {
    const version = versions.get(facts.enrollment.versionId);
    if (!version) return [];
    const { contact } = facts;
    return [
      {
        facts,
        version,
        senders,
        company: contact.companyId === null ? null : (companiesById.get(contact.companyId) ?? null),
        enrichments: [
          ...(contact.companyId === null ? [] : (bySubject.get(contact.companyId) ?? [])),
          ...(bySubject.get(contact.id) ?? []),
        ],
      },
    ];
  });
}

/** The facts have the current step's; the others of a contact are read only where there are any. */
async function readSenders(
  session: StoreSession,
  tenantId: string,
  rows: readonly EnrollmentFacts[],
): Promise<ReadonlyMap<string, SenderRecord>> {
  const senders = new Map(rows.flatMap(({ sender }) => (sender ? [[sender.id, sender]] : [])));
  const named = new Set(rows.flatMap(({ enrollment }) => Object.values(enrollment.senders)));
  const ids = [...named].filter((id) => !senders.has(id));
  if (ids.length === 0) return senders;
  for (const sender of await session.tenants.findSenders({ tenantId, ids, externalIds: [] }))
    senders.set(sender.id, sender);
  return senders;
}

import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { RowKey } from "../../contracts/store/keys.ts";
import type { CompanyRecord } from "../../contracts/store/records/company-record.ts";
import type { EnrichmentRecord } from "../../contracts/store/records/enrichment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Engine } from "../engine.ts";

/** Everything a writer may speak of for one enrollment. */
export interface WritingFacts {
  readonly facts: EnrollmentFacts;
  readonly version: CompiledVersion;
  readonly company: CompanyRecord | null;
  readonly enrichments: readonly EnrichmentRecord[];
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
  return rows.flatMap((facts) => {
    const version = versions.get(facts.enrollment.versionId);
    if (!version) return [];
    const { contact } = facts;
    return [
      {
        facts,
        version,
        company: contact.companyId === null ? null : (companiesById.get(contact.companyId) ?? null),
        enrichments: [
          ...(contact.companyId === null ? [] : (bySubject.get(contact.companyId) ?? [])),
          ...(bySubject.get(contact.id) ?? []),
        ],
      },
    ];
  });
}

import type { ContactFilter } from "../../model/contact-filter.ts";
import type { CompanyRecord } from "./records/company-record.ts";
import type { ContactRecord } from "./records/contact-record.ts";
import type { EnrichmentRecord } from "./records/enrichment-record.ts";

/** Contacts, companies and what is known of them. */
export interface PeopleStore {
  /** Every contact that matches by id, external id or e-mail key, locked. Order: by id. */
  lockContacts(request: {
    readonly tenantId: string;
    readonly ids: readonly string[];
    readonly externalIds: readonly string[];
    readonly emailKeys: readonly string[];
  }): Promise<readonly ContactRecord[]>;
  /** The same without a lock. */
  findContacts(request: {
    readonly tenantId: string;
    readonly ids: readonly string[];
    readonly externalIds: readonly string[];
    readonly emailKeys: readonly string[];
  }): Promise<readonly ContactRecord[]>;
  /**
   * Inserts those whose external id and e-mail key are free and returns the ids of the inserted; a
   * taken key is an outcome and not an error, also when another transaction just took it.
   */
  insertContacts(contacts: readonly ContactRecord[]): Promise<ReadonlySet<string>>;
  /** Those that are not deleted. Ordered by id, after `afterId`. */
  listContacts(request: {
    readonly tenantId: string;
    readonly filter: ContactFilter;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly ContactRecord[]>;
  /**
   * Ids of contacts whose address is of this domain (`emailDomainHash`), in id order, after `afterId`;
   * not locked. Rare, so it may read every contact of the tenant.
   */
  listIdsOfDomain(request: {
    readonly tenantId: string;
    readonly emailDomainHash: string;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Every company that matches by id, external id, domain or (where it has no domain) name, locked. */
  lockCompanies(request: {
    readonly tenantId: string;
    readonly ids: readonly string[];
    readonly externalIds: readonly string[];
    readonly domains: readonly string[];
    readonly names: readonly string[];
  }): Promise<readonly CompanyRecord[]>;
  findCompanies(request: {
    readonly tenantId: string;
    readonly ids: readonly string[];
  }): Promise<readonly CompanyRecord[]>;
  /** As `insertContacts`, for external id and domain. */
  insertCompanies(companies: readonly CompanyRecord[]): Promise<ReadonlySet<string>>;
  /** All enrichment of these contacts and companies. Order: subject id, stage, source. */
  findEnrichments(request: {
    readonly tenantId: string;
    readonly contactIds: readonly string[];
    readonly companyIds: readonly string[];
  }): Promise<readonly EnrichmentRecord[]>;
}

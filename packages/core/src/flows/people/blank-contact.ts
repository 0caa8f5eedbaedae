import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { Instant } from "../../model/instant.ts";

/** A contact of whom nothing is known yet. */
export function blankContact(options: {
  readonly tenantId: string;
  readonly id: string;
  readonly now: Instant;
}): ContactRecord {
  return {
    tenantId: options.tenantId,
    id: options.id,
    externalId: null,
    email: null,
    emailKey: null,
    emailHash: null,
    emailDomainHash: null,
    emailConfidence: "real",
    firstName: null,
    lastName: null,
    title: null,
    seniority: null,
    phone: null,
    linkedinUrl: null,
    companyId: null,
    country: null,
    region: null,
    city: null,
    timeZone: null,
    locale: null,
    score: null,
    tier: null,
    scoreSource: null,
    tags: [],
    owner: null,
    status: "new",
    deletedAt: null,
    attributes: {},
    version: 0,
    createdAt: options.now,
    updatedAt: options.now,
  };
}

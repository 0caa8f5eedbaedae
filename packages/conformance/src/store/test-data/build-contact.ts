import type { ContactRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Every field has a value, and no two fields of one type the same. */
export const buildContact = (number = 1, part: Partial<ContactRecord> = {}): ContactRecord => ({
  tenantId: testId("tenant"),
  id: testId("contact", number),
  externalId: `crm-${number}`,
  email: `Person-${number}@Company.example`,
  emailKey: `person-${number}@company.example`,
  emailHash: `address-hash-${number}`,
  emailDomainHash: "domain-hash",
  emailConfidence: "pattern",
  firstName: "Zoë",
  lastName: "O'Neil-Ünal 🦊",
  title: "Head of \\ Ops",
  seniority: "head",
  phone: "+15005550100",
  linkedinUrl: `https://www.linkedin.com/in/person-${number}`,
  companyId: testId("company"),
  country: "DE",
  region: "BE",
  city: "Berlin",
  timeZone: "Europe/Berlin",
  locale: "de-DE",
  score: 61.5,
  tier: "warm",
  scoreSource: "host",
  tags: ["one", 'two "quoted"'],
  owner: "rep-1",
  status: "new",
  deletedAt: null,
  attributes: { plan: "pro", seats: 12, nested: { list: [1, null, "ü"], yes: true } },
  version: 1,
  createdAt: testTime,
  updatedAt: testTime + 1,
  ...part,
});

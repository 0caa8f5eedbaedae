import type { ContactRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Everything that may be missing is. */
export const buildSparseContact = (
  number = 1,
  part: Partial<ContactRecord> = {},
): ContactRecord => ({
  tenantId: testId("tenant"),
  id: testId("contact", number),
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
  version: 1,
  createdAt: testTime,
  updatedAt: testTime,
  ...part,
});

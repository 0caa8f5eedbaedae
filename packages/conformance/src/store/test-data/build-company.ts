import type { CompanyRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

export const buildCompany = (number = 1, part: Partial<CompanyRecord> = {}): CompanyRecord => ({
  tenantId: testId("tenant"),
  id: testId("company", number),
  externalId: `company-${number}`,
  name: `Müller & Söhne ${number}`,
  domain: `company-${number}.example`,
  industry: "Logistics",
  size: "51-200",
  icpFit: 72.5,
  country: "DE",
  attributes: { employees: 120, offices: ["Berlin", "Ulm"], listed: false, parent: null },
  version: 1,
  createdAt: testTime,
  updatedAt: testTime + 1,
  ...part,
});

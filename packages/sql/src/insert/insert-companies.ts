import type { CompanyRecord } from "@outreachkit/core/plugin";
import { insertAbsentRows } from "./insert-absent-rows.ts";

export const insertCompanies = insertAbsentRows<CompanyRecord>({
  table: "company",
  key: ({ domain, externalId }) => JSON.stringify([domain, externalId]),
});

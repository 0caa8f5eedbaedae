import type { CompanyRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateCompanies = updateRows<CompanyRecord>({
  name: "companies.update",
  table: "company",
  fixed: ["created_at"],
});

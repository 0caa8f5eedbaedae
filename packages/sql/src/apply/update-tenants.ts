import type { TenantRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateTenants = updateRows<TenantRecord>({
  name: "tenants.update",
  table: "tenant",
  key: ["id"],
  fixed: ["key", "created_at"],
});

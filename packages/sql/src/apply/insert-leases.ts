import type { LeaseRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

export const insertLeases = insertRows<LeaseRecord>({
  name: "leases.insert",
  table: "lease",
});

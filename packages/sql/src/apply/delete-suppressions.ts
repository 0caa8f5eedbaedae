import type { RowKey } from "@outreachkit/core/plugin";
import { deleteRows } from "./delete-rows.ts";

export const deleteSuppressions = deleteRows<RowKey>({
  name: "suppressions.deleteIds",
  table: "suppression",
  key: { tenant_id: "id", id: "id" },
});

import type { RowKey } from "@outreachkit/core/plugin";
import { deleteRows } from "./delete-rows.ts";

export const deleteHolds = deleteRows<RowKey>({
  name: "holds.deleteIds",
  table: "hold",
  key: { tenant_id: "id", id: "id" },
});

import type { WritePart } from "../dialect/write-part.ts";
import { deleteRows } from "./delete-rows.ts";

const deleteByKey = deleteRows<{ readonly id: string }>({
  name: "leases.deleteIds",
  table: "lease",
  key: { id: "id" },
});

export const deleteLeases = (ids: readonly string[]): WritePart =>
  deleteByKey(ids.map((id) => ({ id })));

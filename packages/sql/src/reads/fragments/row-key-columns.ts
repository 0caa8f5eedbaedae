import type { TableColumns } from "../../schema/table-columns.ts";

/** The columns of a recordset of row keys. */
export const rowKeyColumns = { tenant_id: "id", id: "id" } as const satisfies TableColumns;

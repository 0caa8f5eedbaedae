import type { TableColumns } from "../../schema/table-columns.ts";

/** The columns of a recordset of queue heads. */
export const headKeyColumns = { tenant_id: "id", sender_id: "id" } as const satisfies TableColumns;

import type { TableColumns } from "../../schema/table-columns.ts";

/** The columns of a recordset of contacts. */
export const contactIdColumns = { contact_id: "id" } as const satisfies TableColumns;

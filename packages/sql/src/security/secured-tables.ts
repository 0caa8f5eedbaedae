import type { TableName } from "../schema/table-name.ts";
import { tables } from "../schema/tables.ts";

export interface SecuredTable {
  readonly name: TableName;
  /** The column that names the tenant; null where no tenant owns the rows. */
  readonly tenant: "tenant_id" | "id" | null;
  /** What a host's role may do to its own tenant's rows. Events are never changed. */
  readonly host: "write" | "append" | "nothing";
}

/** Every table. One that is added is the tenant's if it has the column, and closed to hosts if not. */
export const securedTables: readonly SecuredTable[] = (Object.keys(tables) as TableName[]).map(
  (name) => {
    if (name === "tenant") return { name, tenant: "id", host: "write" };
    if (!("tenant_id" in tables[name])) return { name, tenant: null, host: "nothing" };
    return { name, tenant: "tenant_id", host: name === "event" ? "append" : "write" };
  },
);

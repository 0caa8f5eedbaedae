import type { TableColumns } from "../schema/table-columns.ts";

/** The columns but some. */
export const pickColumns = (columns: TableColumns, except: readonly string[]): TableColumns =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => !except.includes(name)));

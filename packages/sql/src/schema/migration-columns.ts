import type { TableColumns } from "./table-columns.ts";

/** Primary key (name). The names are numbered, so their order is the order of application. */
export const migrationColumns = {
  name: "text",
  applied_at: "instant",
} as const satisfies TableColumns;

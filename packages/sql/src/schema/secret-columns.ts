import type { TableColumns } from "./table-columns.ts";

/** Primary key (name). The library's own keys, for hosts that give none. */
export const secretColumns = {
  name: "text",
  value: "text",
} as const satisfies TableColumns;

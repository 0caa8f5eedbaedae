import { type Column, formatTable } from "./format-table.ts";
import type { Terminal } from "./terminal.ts";

/** An empty line and a table; nothing for a table without rows. */
export function printTable(
  terminal: Terminal,
  columns: readonly Column[],
  rows: readonly (readonly (string | number)[])[],
): void {
  if (rows.length === 0) return;
  terminal.line();
  for (const line of formatTable(columns, rows)) terminal.line(line);
}

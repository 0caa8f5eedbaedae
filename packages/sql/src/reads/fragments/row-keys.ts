import type { RowKey } from "@outreachkit/core/plugin";

/** The parameter of a recordset of `rowKeyColumns`; a key that is given twice stands in it once. */
export const rowKeys = (keys: readonly RowKey[]): string => {
  const unique = new Map<string, RowKey>();
  for (const { tenantId, id } of keys) unique.set(`${tenantId} ${id}`, { tenantId, id });
  return JSON.stringify([...unique.values()]);
};

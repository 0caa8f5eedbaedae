import type { GuardedUpdate } from "../../contracts/store/change-set.ts";

interface VersionedRow {
  readonly id: string;
  readonly version: number;
}

/**
 * The rows of one table that a transaction rewrites. A row that is changed twice keeps the guard of
 * the first read, so that one write carries both changes.
 */
export interface RowUpdates<Row extends VersionedRow> {
  set(from: Row, to: Row): void;
  /** The row as it will be, or as it was given. */
  current(row: Row): Row;
  /** Each row as it was read first and as it will be. */
  pairs(): readonly { readonly from: Row; readonly row: Row }[];
  list(): readonly GuardedUpdate<Row>[];
}

export function createRowUpdates<Row extends VersionedRow>(): RowUpdates<Row> {
  const updates = new Map<string, { readonly from: Row; readonly row: Row }>();
  return {
    set: (from, row) => void updates.set(row.id, { from: updates.get(row.id)?.from ?? from, row }),
    current: (row) => updates.get(row.id)?.row ?? row,
    pairs: () => [...updates.values()],
    list: () =>
      [...updates.values()].map(({ from, row }) => ({
        row,
        fromVersion: from.version,
        changed: changedProperties(from, row),
      })),
  };
}

function changedProperties<Row extends object>(
  from: Row,
  row: Row,
): readonly (keyof Row & string)[] {
  const changed: (keyof Row & string)[] = [];
  for (const property in row) if (row[property] !== from[property]) changed.push(property);
  return changed;
}

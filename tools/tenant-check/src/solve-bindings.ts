import type { Binding, ColumnKey } from "./source.ts";

/** `target` names a tenant once all that it needs do. */
export interface Edge {
  readonly target: ColumnKey;
  readonly needs: ReadonlySet<ColumnKey>;
}

/** The bound columns of a query, each with the columns of outer queries that it stands on. */
export type Bindings = ReadonlyMap<ColumnKey, ReadonlySet<ColumnKey>>;

/**
 * Follows the edges until nothing is added. A column of an outer query counts as bound here, where
 * it stands, and is remembered: the outer query may not use it to bind itself.
 */
export const solveBindings = (
  edges: readonly Edge[],
  isOwn: (key: ColumnKey) => boolean,
): Bindings => {
  const bound = new Map<ColumnKey, ReadonlySet<ColumnKey>>();
  for (let changed = true; changed;) {
    changed = false;
    for (const { target, needs } of edges) {
      const outer = resolveNeeds(needs, bound, isOwn);
      const before = bound.get(target);
      if (outer === null || (before && before.size <= outer.size)) continue;
      bound.set(target, outer);
      changed = true;
    }
  }
  return bound;
};

/** The outer columns that a value stands on, or null where it needs a column that is not bound. */
export const resolveNeeds = (
  needs: Binding,
  bound: Bindings,
  isOwn: (key: ColumnKey) => boolean,
): Binding => {
  if (needs === null) return null;
  const outer = new Set<ColumnKey>();
  for (const key of needs) {
    if (!isOwn(key)) {
      outer.add(key);
      continue;
    }
    const behind = bound.get(key);
    if (!behind) return null;
    for (const further of behind) outer.add(further);
  }
  return outer;
};

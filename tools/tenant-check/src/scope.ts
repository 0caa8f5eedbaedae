import type { ColumnKey, Rows, Source } from "./source.ts";

/** What the names in a query mean: its own sources, then those of the queries around it. */
export interface Scope {
  readonly parent: Scope | null;
  readonly sources: Source[];
  readonly expressions: Map<string, Rows>;
}

export const createScope = (parent: Scope | null): Scope => ({
  parent,
  sources: [],
  expressions: new Map(),
});

/** The rows of a common table expression, by its name. */
export const findExpression = (scope: Scope | null, name: string): Rows | undefined =>
  scope === null ? undefined : (scope.expressions.get(name) ?? findExpression(scope.parent, name));

export interface FoundColumn {
  readonly source: Source;
  readonly name: string;
  /** Of a query around the one that asks. */
  readonly outer: boolean;
}

/** The source that a column's name belongs to; `undefined` for one that no source of ours has. */
export const findColumn = (
  scope: Scope | null,
  fields: readonly string[],
  outer = false,
): FoundColumn | undefined => {
  if (scope === null) return undefined;
  const name = fields.at(-1)!;
  const alias = fields.at(-2);
  const source = scope.sources.find(
    (candidate) =>
      (alias === undefined || candidate.alias === alias) &&
      candidate.columns.some((column) => column.name === name),
  );
  return source ? { source, name, outer } : findColumn(scope.parent, fields, true);
};

/** Tells the columns of the query itself from those of the queries around it. */
export const isOwnOf = ({ sources }: Scope): ((key: ColumnKey) => boolean) => {
  const ids = new Set(sources.map(({ id }) => String(id)));
  return (key) => ids.has(key.slice(0, key.indexOf(".")));
};

import type { CollateClause, ColumnRef, Node, TypeCast } from "libpg-query";
import { fieldsOf, leavesOf, part } from "./nodes.ts";
import { findColumn, type Scope } from "./scope.ts";
import { type Binding, type ColumnKey, keyOf, type Source } from "./source.ts";
import { tenantColumnOf } from "./tenant-tables.ts";

export const nothing: ReadonlySet<ColumnKey> = new Set();

/** Whether a column can name the tenant: a table's own, or one that a sub-query gives bound. */
export const carriesTenant = (source: Source, column: string): boolean =>
  source.table === null
    ? source.columns.some(({ name, binding }) => name === column && binding !== null)
    : tenantColumnOf(source.table) === column;

/** Made of parameters and rows of parameters alone; literals are no tenant. */
export const isPure = (node: unknown, scope: Scope): boolean => {
  const { columns, subLinks } = leavesOf(node);
  return (
    subLinks.length === 0 &&
    columns.every((column) => findColumn(scope, fieldsOf(column))?.source.pure === true)
  );
};

/** What a value needs to be of a named tenant. */
export const valueNeeds = (node: Node | undefined, scope: Scope): Binding => {
  const inner =
    part<TypeCast>(node, "TypeCast")?.arg ?? part<CollateClause>(node, "CollateClause")?.arg;
  if (inner) return valueNeeds(inner, scope);
  const column = part<ColumnRef>(node, "ColumnRef");
  if (column) {
    const found = findColumn(scope, fieldsOf(column));
    if (!found) return null;
    return carriesTenant(found.source, found.name)
      ? new Set([keyOf(found.source, found.name)])
      : null;
  }
  const { columns, parameters } = leavesOf(node);
  return columns.length + parameters > 0 && isPure(node, scope) ? nothing : null;
};

import type { ColumnRef, Node, ResTarget } from "libpg-query";
import { fieldsOf, part } from "./nodes.ts";
import { findColumn, isOwnOf, type Scope } from "./scope.ts";
import { type Edge, resolveNeeds, solveBindings } from "./solve-bindings.ts";
import { type Binding, keyOf, type OutputColumn, rowPlace } from "./source.ts";
import { tenantColumnOf } from "./tenant-tables.ts";
import { valueNeeds } from "./value-needs.ts";

/** The columns that a query gives, with what ties each to a tenant. */
export const readOutputs = (
  outputs: readonly Node[],
  scope: Scope,
  edges: readonly Edge[],
): readonly OutputColumn[] => {
  const isOwn = isOwnOf(scope);
  const bound = solveBindings(edges, isOwn);
  const resolve = (needs: Binding) => resolveNeeds(needs, bound, isOwn);

  return outputs.flatMap((output): readonly OutputColumn[] => {
    const target = part<ResTarget>(output, "ResTarget");
    const fields = fieldsOf(part<ColumnRef>(target?.val, "ColumnRef") ?? {});
    const last = fields.at(-1);
    if (last === "*") {
      return scope.sources
        .filter(({ alias }) => fields.length === 1 || alias === fields.at(-2))
        .flatMap((source) =>
          source.columns
            .filter(({ name }) => source.table === null || name !== rowPlace)
            .map(({ name }) => ({ name, binding: bound.get(keyOf(source, name)) ?? null })),
        );
    }
    const name = target?.name ?? last ?? "";
    const placed = last === rowPlace ? findColumn(scope, fields)?.source : undefined;
    const tenant = placed?.table ? tenantColumnOf(placed.table) : null;
    if (!placed?.table || tenant === null)
      return [{ name, binding: resolve(valueNeeds(target?.val, scope)) }];
    const binding = resolve(new Set([keyOf(placed, tenant)]));
    return [{ name, binding: null, row: { table: placed.table, binding } }];
  });
};

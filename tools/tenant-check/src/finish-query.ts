import type { Node } from "libpg-query";
import type { Analysis } from "./analysis.ts";
import { type Condition, findEdges } from "./find-edges.ts";
import { leavesOf } from "./nodes.ts";
import { readOutputs } from "./read-outputs.ts";
import { isOwnOf, type Scope } from "./scope.ts";
import { type Edge, solveBindings } from "./solve-bindings.ts";
import { keyOf, type Rows } from "./source.ts";
import { tenantColumnOf } from "./tenant-tables.ts";
import { isPure, nothing } from "./value-needs.ts";
import type { Violation } from "./violation.ts";

/** A query whose sources are all in its scope. */
interface GatheredQuery {
  readonly conditions: readonly Condition[];
  /** Everything else that may hold sub-queries. */
  readonly rest: unknown;
  readonly outputs: readonly Node[];
  /** What happens to the rows of its first source; all others are read. */
  readonly what: Violation["what"];
}

/** Reports the sources that nothing ties to a tenant, looks into sub-queries, gives the outputs. */
export const finishQuery = (query: GatheredQuery, scope: Scope, analysis: Analysis): Rows => {
  const edges: Edge[] = [
    ...scope.sources.flatMap((source) =>
      source.columns.flatMap(({ name, binding }) =>
        binding === null ? [] : [{ target: keyOf(source, name), needs: binding }],
      ),
    ),
    ...query.conditions.flatMap((condition) => findEdges(condition, scope, analysis)),
  ];
  const isOwn = isOwnOf(scope);
  // One that nothing ties is reported, and then ties those that are tied to it.
  for (const [index, source] of scope.sources.entries()) {
    const { table, alias } = source;
    if (table === null || tenantColumnOf(table) !== "tenant_id") continue;
    const key = keyOf(source, "tenant_id");
    if (solveBindings(edges, isOwn).has(key)) continue;
    analysis.violations.push({ table, alias, what: index === 0 ? query.what : "read" });
    edges.push({ target: key, needs: nothing });
  }
  const conditions = query.conditions.map(({ node }) => node);
  const inner = visitSubQueries([query.rest, conditions], scope, analysis);
  return {
    columns: readOutputs(query.outputs, scope, edges),
    pure:
      inner.every(({ pure }) => pure) &&
      scope.sources.every(({ pure }) => pure) &&
      isPure(query.outputs, scope),
  };
};

export const visitSubQueries = (node: unknown, scope: Scope, analysis: Analysis): readonly Rows[] =>
  leavesOf(node).subLinks.map(({ subselect }) => analysis.analyze(subselect, scope));

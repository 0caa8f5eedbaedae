import type { A_Expr, ColumnRef, List, Node, RowExpr, SubLink } from "libpg-query";
import type { Analysis } from "./analysis.ts";
import { conjunctsOf, fieldsOf, part, textOf } from "./nodes.ts";
import { findColumn, type Scope } from "./scope.ts";
import type { Edge } from "./solve-bindings.ts";
import {
  type Binding,
  keyOf,
  type OutputColumn,
  rowPlace,
  type Rows,
  type Source,
} from "./source.ts";
import { tenantColumnOf } from "./tenant-tables.ts";
import { carriesTenant, valueNeeds } from "./value-needs.ts";

/** A condition of a query, and whose columns it limits: a left join's only those on its right. */
export interface Condition {
  readonly node: Node | undefined;
  readonly limits: (source: Source) => boolean;
}

export const everySource = (): boolean => true;

/** What a condition says about tenants. Only what must hold counts: nothing below an `or`. */
export const findEdges = (
  { node, limits }: Condition,
  scope: Scope,
  { analyze }: Analysis,
): readonly Edge[] => {
  const edges: Edge[] = [];
  const bind = (column: Node | undefined, needs: Binding) => {
    const reference = part<ColumnRef>(column, "ColumnRef");
    const found = reference && findColumn(scope, fieldsOf(reference));
    if (!found || found.outer || needs === null || !limits(found.source)) return;
    if (carriesTenant(found.source, found.name))
      edges.push({ target: keyOf(found.source, found.name), needs });
  };
  const bindRow = (column: Node | undefined, row: OutputColumn["row"]) => {
    const reference = part<ColumnRef>(column, "ColumnRef");
    const found = reference && findColumn(scope, fieldsOf(reference));
    if (!found || found.outer || found.name !== rowPlace || !row?.binding) return;
    if (found.source.table !== row.table || !limits(found.source)) return;
    const tenant = tenantColumnOf(row.table);
    if (tenant !== null) edges.push({ target: keyOf(found.source, tenant), needs: row.binding });
  };
  const bindEach = (columns: readonly Node[], rows: Rows) => {
    for (const [index, column] of columns.entries()) {
      bind(column, rows.columns[index]?.binding ?? null);
      bindRow(column, rows.columns[index]?.row);
    }
  };
  const equal = (left: Node | undefined, right: Node | undefined) => {
    const [lefts, rights] = [membersOf(left), membersOf(right)];
    if (lefts.length !== rights.length) return;
    for (const [index, one] of lefts.entries()) {
      const other = rights[index];
      bind(one, valueNeeds(other, scope));
      bind(other, valueNeeds(one, scope));
    }
  };

  for (const conjunct of conjunctsOf(node)) {
    const inQuery = part<SubLink>(conjunct, "SubLink");
    if (inQuery?.subLinkType === "ANY_SUBLINK" && isEquality(inQuery.operName)) {
      bindEach(membersOf(inQuery.testexpr), analyze(inQuery.subselect, scope));
    }
    const comparison = part<A_Expr>(conjunct, "A_Expr");
    if (!comparison || !isEquality(comparison.name)) continue;
    const { kind, lexpr, rexpr } = comparison;
    const array = part<SubLink>(rexpr, "SubLink");
    if (kind === "AEXPR_OP") equal(lexpr, rexpr);
    else if (kind === "AEXPR_OP_ANY" && array?.subLinkType === "ARRAY_SUBLINK")
      bindEach(membersOf(lexpr), analyze(array.subselect, scope));
    else if (kind === "AEXPR_OP_ANY") bind(lexpr, valueNeeds(rexpr, scope));
    else if (kind === "AEXPR_IN") bind(lexpr, needsOfAll(rexpr, scope));
  }
  return edges;
};

const isEquality = (name: readonly Node[] | undefined): boolean =>
  name === undefined || textOf(name[0]) === "=";

const membersOf = (node: Node | undefined): readonly Node[] =>
  node === undefined ? [] : (part<RowExpr>(node, "RowExpr")?.args ?? [node]);

const needsOfAll = (list: Node | undefined, scope: Scope): Binding => {
  const all = (part<List>(list, "List")?.items ?? []).map((item) => valueNeeds(item, scope));
  return all.some((needs) => needs === null)
    ? null
    : new Set(all.flatMap((needs) => [...(needs ?? [])]));
};

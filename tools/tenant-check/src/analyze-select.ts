import type { List, Node, SelectStmt } from "libpg-query";
import { addExpressions } from "./add-expressions.ts";
import { addSources } from "./add-sources.ts";
import type { Analysis } from "./analysis.ts";
import { everySource } from "./find-edges.ts";
import { finishQuery, visitSubQueries } from "./finish-query.ts";
import { part } from "./nodes.ts";
import { createScope, type Scope } from "./scope.ts";
import type { Binding, Rows } from "./source.ts";
import { isPure, nothing, valueNeeds } from "./value-needs.ts";

export const analyzeSelect = (
  select: SelectStmt,
  parent: Scope | null,
  analysis: Analysis,
): Rows => {
  const scope = createScope(parent);
  addExpressions(select.withClause, scope, analysis);
  if (select.larg && select.rarg) {
    const left = analyzeSelect(select.larg, scope, analysis);
    const right = analyzeSelect(select.rarg, scope, analysis);
    const columns = left.columns.map(({ name, binding }, index) => ({
      name,
      binding: both(binding, right.columns[index]?.binding ?? null),
    }));
    return { columns, pure: left.pure && right.pure };
  }
  if (select.valuesLists) return readValues(select.valuesLists, scope, analysis);
  const conditions = [
    ...(select.fromClause ?? []).flatMap((item) => addSources(item, scope, analysis)),
    { node: select.whereClause, limits: everySource },
  ];
  const { fromClause: _from, withClause: _with, ...rest } = select;
  const outputs = select.targetList ?? [];
  return finishQuery({ conditions, rest, outputs, what: "read" }, scope, analysis);
};

const readValues = (valuesLists: readonly Node[], scope: Scope, analysis: Analysis): Rows => {
  const lists = valuesLists.map((list) => part<List>(list, "List")?.items ?? []);
  const columns = (lists[0] ?? []).map((_, index) => ({
    name: `column${index + 1}`,
    binding: lists.map((items) => valueNeeds(items[index], scope)).reduce<Binding>(both, nothing),
  }));
  visitSubQueries(valuesLists, scope, analysis);
  return { columns, pure: isPure(valuesLists, scope) };
};

const both = (one: Binding, other: Binding): Binding =>
  one === null || other === null ? null : new Set([...one, ...other]);

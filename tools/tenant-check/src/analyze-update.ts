import type { ResTarget, UpdateStmt } from "libpg-query";
import { addExpressions } from "./add-expressions.ts";
import { addSources, addTable } from "./add-sources.ts";
import type { Analysis } from "./analysis.ts";
import { everySource } from "./find-edges.ts";
import { finishQuery } from "./finish-query.ts";
import { part } from "./nodes.ts";
import { createScope, type Scope } from "./scope.ts";
import type { Rows } from "./source.ts";
import { tenantColumnOf } from "./tenant-tables.ts";

export const analyzeUpdate = (
  update: UpdateStmt,
  parent: Scope | null,
  analysis: Analysis,
): Rows => {
  const scope = createScope(parent);
  addExpressions(update.withClause, scope, analysis);
  const { table, alias } = addTable(update.relation, scope, analysis);
  const conditions = [
    ...(update.fromClause ?? []).flatMap((item) => addSources(item, scope, analysis)),
    { node: update.whereClause, limits: everySource },
  ];
  const column = table && tenantColumnOf(table);
  if (update.targetList?.some((set) => part<ResTarget>(set, "ResTarget")?.name === column))
    analysis.violations.push({ table: String(table), alias, what: "moved" });
  const { fromClause: _from, withClause: _with, relation: _relation, ...rest } = update;
  const outputs = update.returningClause?.exprs ?? [];
  return finishQuery({ conditions, rest, outputs, what: "updated" }, scope, analysis);
};

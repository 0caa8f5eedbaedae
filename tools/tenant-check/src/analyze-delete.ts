import type { DeleteStmt } from "libpg-query";
import { addExpressions } from "./add-expressions.ts";
import { addSources, addTable } from "./add-sources.ts";
import type { Analysis } from "./analysis.ts";
import { everySource } from "./find-edges.ts";
import { finishQuery } from "./finish-query.ts";
import { createScope, type Scope } from "./scope.ts";
import type { Rows } from "./source.ts";

export const analyzeDelete = (
  remove: DeleteStmt,
  parent: Scope | null,
  analysis: Analysis,
): Rows => {
  const scope = createScope(parent);
  addExpressions(remove.withClause, scope, analysis);
  addTable(remove.relation, scope, analysis);
  const conditions = [
    ...(remove.usingClause ?? []).flatMap((item) => addSources(item, scope, analysis)),
    { node: remove.whereClause, limits: everySource },
  ];
  const { usingClause: _using, withClause: _with, relation: _relation, ...rest } = remove;
  const outputs = remove.returningClause?.exprs ?? [];
  return finishQuery({ conditions, rest, outputs, what: "deleted" }, scope, analysis);
};

import type { CommonTableExpr, WithClause } from "libpg-query";
import type { Analysis } from "./analysis.ts";
import { part } from "./nodes.ts";
import type { Scope } from "./scope.ts";

/** Puts the common table expressions of a query into its scope. */
export const addExpressions = (
  clause: WithClause | undefined,
  scope: Scope,
  analysis: Analysis,
): void => {
  if (clause?.recursive) throw new Error("The tenant check knows no recursive query.");
  for (const node of clause?.ctes ?? []) {
    const { ctename, ctequery, aliascolnames } = part<CommonTableExpr>(node, "CommonTableExpr")!;
    if (aliascolnames) throw new Error("The tenant check knows no column list behind with.");
    scope.expressions.set(ctename!, analysis.analyze(ctequery, scope));
  }
};

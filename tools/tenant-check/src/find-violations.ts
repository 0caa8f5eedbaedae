import type { DeleteStmt, InsertStmt, Node, SelectStmt, UpdateStmt } from "libpg-query";
import type { Analysis } from "./analysis.ts";
import { analyzeDelete } from "./analyze-delete.ts";
import { analyzeInsert } from "./analyze-insert.ts";
import { analyzeSelect } from "./analyze-select.ts";
import { analyzeUpdate } from "./analyze-update.ts";
import { part } from "./nodes.ts";
import type { Scope } from "./scope.ts";
import type { Rows } from "./source.ts";
import type { Violation } from "./violation.ts";

/**
 * Every place where a statement touches a tenant's table and no condition that must hold ties the
 * row's tenant to a bound value, to rows made of one, or to a row that is tied itself. Each query in
 * the statement is looked at by itself; a sub-query may tie its rows to those of the query around it.
 */
export const findViolations = (statement: Node): readonly Violation[] => {
  const analyzed = new WeakMap<Node, Rows>();
  let ids = 0;
  const analysis: Analysis = {
    violations: [],
    nextId: () => ids++,
    analyze: (query, parent) => {
      if (query === undefined) return { columns: [], pure: true };
      const known = analyzed.get(query);
      if (known) return known;
      const rows = analyzeQuery(query, { parent, analysis });
      analyzed.set(query, rows);
      return rows;
    },
  };
  analysis.analyze(statement, null);
  return analysis.violations;
};

const analyzeQuery = (
  query: Node,
  { parent, analysis }: { readonly parent: Scope | null; readonly analysis: Analysis },
): Rows => {
  const select = part<SelectStmt>(query, "SelectStmt");
  if (select) return analyzeSelect(select, parent, analysis);
  const update = part<UpdateStmt>(query, "UpdateStmt");
  if (update) return analyzeUpdate(update, parent, analysis);
  const remove = part<DeleteStmt>(query, "DeleteStmt");
  if (remove) return analyzeDelete(remove, parent, analysis);
  const insert = part<InsertStmt>(query, "InsertStmt");
  if (insert) return analyzeInsert(insert, parent, analysis);
  throw new Error(`The tenant check knows no statement of kind ${Object.keys(query).join()}.`);
};

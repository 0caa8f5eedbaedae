import type { IndexElem, InsertStmt, ResTarget } from "libpg-query";
import { addExpressions } from "./add-expressions.ts";
import { addTable } from "./add-sources.ts";
import type { Analysis } from "./analysis.ts";
import { visitSubQueries } from "./finish-query.ts";
import { part } from "./nodes.ts";
import { readOutputs } from "./read-outputs.ts";
import { createScope, type Scope } from "./scope.ts";
import { keyOf, type Rows } from "./source.ts";
import { tenantColumnOf } from "./tenant-tables.ts";
import { nothing } from "./value-needs.ts";
import type { Violation } from "./violation.ts";

/** The new row has to get its tenant from a bound value, and be compared by keys that hold it. */
export const analyzeInsert = (
  insert: InsertStmt,
  parent: Scope | null,
  analysis: Analysis,
): Rows => {
  const scope = createScope(parent);
  addExpressions(insert.withClause, scope, analysis);
  const inserted = analysis.analyze(insert.selectStmt, scope);
  const target = addTable(insert.relation, scope, analysis);
  const column = target.table && tenantColumnOf(target.table);
  const report = (what: Violation["what"]) =>
    analysis.violations.push({ table: String(target.table), alias: target.alias, what });

  const names = (insert.cols ?? []).map((col) => part<ResTarget>(col, "ResTarget")?.name);
  const given = column ? inserted.columns[names.indexOf(column)] : undefined;
  if (column === "tenant_id" && !given?.binding) report("inserted");
  const compared = insert.onConflictClause?.infer?.indexElems?.map(
    (element) => part<IndexElem>(element, "IndexElem")?.name,
  );
  if (column && compared && !compared.includes(column)) report("matched by a shared key");

  const { withClause: _with, relation: _relation, selectStmt: _select, ...rest } = insert;
  visitSubQueries(rest, scope, analysis);
  const edges = column ? [{ target: keyOf(target, column), needs: nothing }] : [];
  const outputs = insert.returningClause?.exprs ?? [];
  return { columns: readOutputs(outputs, scope, edges), pure: false };
};

import type {
  Alias,
  ColumnDef,
  JoinExpr,
  List,
  Node,
  RangeFunction,
  RangeSubselect,
  RangeVar,
} from "libpg-query";
import type { Analysis } from "./analysis.ts";
import { type Condition, everySource } from "./find-edges.ts";
import { part, textOf } from "./nodes.ts";
import { findExpression, type Scope } from "./scope.ts";
import { rowPlace, type Rows, type Source } from "./source.ts";
import { columnsOf, tableNamed } from "./tenant-tables.ts";
import { isPure, nothing } from "./value-needs.ts";

/** Puts an entry of a `from` into the scope; gives the conditions of its joins. */
export const addSources = (item: Node, scope: Scope, analysis: Analysis): readonly Condition[] => {
  const join = part<JoinExpr>(item, "JoinExpr");
  if (join) return addJoin(join, scope, analysis);
  const table = part<RangeVar>(item, "RangeVar");
  const query = part<RangeSubselect>(item, "RangeSubselect");
  const call = part<RangeFunction>(item, "RangeFunction");
  if (table) addTable(table, scope, analysis);
  else if (query) addRows(query.alias, analysis.analyze(query.subquery, scope), scope, analysis);
  else if (call) addRows(call.alias, rowsOfCall(call, scope), scope, analysis);
  else throw new Error(`The tenant check knows no source of kind ${Object.keys(item).join()}.`);
  return [];
};

const addJoin = (join: JoinExpr, scope: Scope, analysis: Analysis): readonly Condition[] => {
  if (join.usingClause || join.isNatural)
    throw new Error("The tenant check knows no join by names: say the condition.");
  const start = scope.sources.length;
  const inner = [...addSources(join.larg!, scope, analysis)];
  const middle = scope.sources.length;
  inner.push(...addSources(join.rarg!, scope, analysis));
  const lefts = new Set(scope.sources.slice(start, middle));
  const rights = new Set(scope.sources.slice(middle));
  // The kept side of an outer join is not limited by the condition.
  const limits = {
    JOIN_INNER: everySource,
    JOIN_LEFT: (source: Source) => rights.has(source),
    JOIN_RIGHT: (source: Source) => lefts.has(source),
  }[String(join.jointype)];
  if (!limits) throw new Error(`The tenant check knows no join of kind ${join.jointype}.`);
  return [...inner, { node: join.quals, limits }];
};

export const addTable = (table: RangeVar | undefined, scope: Scope, analysis: Analysis): Source => {
  const name = table?.relname ?? "";
  const alias = { aliasname: name, ...table?.alias };
  const rows = table?.schemaname === undefined ? findExpression(scope, name) : undefined;
  if (rows) return addRows(alias, rows, scope, analysis);
  const own = tableNamed(name);
  if (own === undefined) throw new Error(`The tenant check knows no table ${name}.`);
  const columns = [...columnsOf(own), rowPlace].map((column) => ({ name: column, binding: null }));
  const source = {
    id: analysis.nextId(),
    alias: alias.aliasname,
    table: own,
    columns,
    pure: false,
  };
  scope.sources.push(source);
  return source;
};

const addRows = (
  alias: Alias | undefined,
  rows: Rows,
  scope: Scope,
  analysis: Analysis,
): Source => {
  const names = alias?.colnames?.map(textOf) ?? [];
  const columns = rows.columns.map((column, index) => ({
    ...column,
    name: names[index] ?? column.name,
  }));
  // Such as the position that `with ordinality` adds.
  const further = names.slice(columns.length).map((name) => ({ name: name!, binding: null }));
  const source = {
    id: analysis.nextId(),
    alias: alias?.aliasname ?? "",
    table: null,
    columns: [...columns, ...further],
    pure: rows.pure,
  };
  scope.sources.push(source);
  return source;
};

/** What functions give: named by the list of their columns, or as SQLite names it. */
const rowsOfCall = (call: RangeFunction, scope: Scope): Rows => {
  const lists = (call.functions ?? []).flatMap((item) => part<List>(item, "List")?.items ?? []);
  const definitions = [
    ...lists.flatMap((item) => part<List>(item, "List")?.items ?? [item]),
    ...(call.coldeflist ?? []),
  ];
  const named = definitions.flatMap((item) => part<ColumnDef>(item, "ColumnDef")?.colname ?? []);
  const names = named.length > 0 ? named : ["key", "value"];
  const pure = isPure(call.functions, scope);
  return { columns: names.map((name) => ({ name, binding: pure ? nothing : null })), pure };
};

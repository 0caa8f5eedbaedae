import { loadModule, type Node, parseSync } from "libpg-query";

await loadModule();

/** SQLite takes a condition behind `cross join`; the grammar of PostgreSQL wants it behind `join`. */
const crossJoinOn = /\bcross join (?=(?:"[^"]+"|\w+)(?: as)? "?\w+"? on\b)/g;

/** The statement as a tree, by the parser of PostgreSQL itself. */
export const parseStatement = (sql: string): Node => {
  const { stmts = [] } = parseSync(sql.replaceAll(crossJoinOn, "join "));
  const [only] = stmts;
  if (stmts.length !== 1 || !only?.stmt) throw new Error(`Not one statement: ${sql}`);
  return only.stmt;
};

import { sql } from "kysely";
import { expect, test } from "vitest";
import { createSqliteDialect } from "../dialect/sqlite-dialect.ts";
import { byLimit } from "./by-limit.ts";
import { compileStatement } from "./compile-statement.ts";
import { defineStatement } from "./define-statement.ts";
import type { Statement } from "./statement.ts";

const dialect = createSqliteDialect({ prefix: "" });
const list = byLimit((limit) => defineStatement(() => sql`select 1 limit ${limit}`));
const textOf = (statement: Statement<Record<string, never>, unknown>) =>
  compileStatement(dialect, statement.build).sql;

test.each([
  [1, 1, 1],
  [3, 5, 2],
  [100, 100, 100],
  [101, 200, 100],
  [5000, 1000, 1000],
])("a limit of %i is a literal: at least %i, at most %i", (limit, atLeast, atMost) => {
  expect(textOf(list.atLeast(limit))).toBe(`select 1 limit ${atLeast}`);
  expect(textOf(list.atMost(limit))).toBe(`select 1 limit ${atMost}`);
});

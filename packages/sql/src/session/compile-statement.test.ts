import { sql } from "kysely";
import { expect, test } from "vitest";
import { createPostgresDialect } from "../dialect/postgres-dialect.ts";
import { createSqliteDialect } from "../dialect/sqlite-dialect.ts";
import { compileStatement } from "./compile-statement.ts";
import type { StatementTools } from "./statement.ts";

interface Values {
  readonly [name: string]: string | number;
  readonly id: string;
  readonly due: number;
}

const build = ({ dialect, parameter }: StatementTools<Values>) => sql`
  select 1 from ${dialect.table("lease")}
  where id = ${parameter("id")} and until <= ${parameter("due")} and id <> ${parameter("id")} and worker = ${1}`;

test("a statement binds its values by name, in the order of its text, as often as it names them", () => {
  const compiled = compileStatement(createSqliteDialect({ prefix: "o_" }), build);
  expect(compiled.sql).toContain('from "o_lease"');
  expect(compiled.sql).toContain("id = ? and until <= ? and id <> ? and worker = ?");
  expect(compiled.bind({ id: "a", due: 5 })).toEqual(["a", 5, "a", 1]);
  expect(compiled.bind({ id: "b", due: 6 })).toEqual(["b", 6, "b", 1]);
});

test("on Postgres a table is in its schema, whatever its name", () => {
  const compiled = compileStatement(createPostgresDialect({ schema: 'a "b"' }), build);
  expect(compiled.sql).toContain('from "a ""b"""."lease"');
  expect(compiled.sql).toContain("id = $1 and until <= $2");
});

test("the builder knows the columns of a table", () => {
  const { builder, table } = createSqliteDialect({ prefix: "o_" });
  const query = builder
    .selectFrom(table("lease").as("l"))
    .select(["l.id"])
    .where("l.until", "<", 5)
    .compile();
  expect(query.sql).toBe('select "l"."id" from "o_lease" as "l" where "l"."until" < ?');
});

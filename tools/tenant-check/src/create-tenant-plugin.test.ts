import { sql } from "kysely";
import { expect, test } from "vitest";
import { createPostgresDialect, createSqliteDialect } from "@outreachkit/sql";
import { checkStatement } from "./check-statement.ts";
import { checkedStatements } from "./checked-statements.ts";

const dialects = [createPostgresDialect({ schema: "o" }), createSqliteDialect({ prefix: "o_" })];
const sweep = "select * from o.queue_head where ready_at <= $1";
const allowed = [{ file: "reads/sweep.ts", tables: ["queue_head"], reason: "a sweep" }];

test.each(dialects)(
  "S22: every builder of $name in the tests refuses a query without tenant",
  (dialect) => {
    const contact = dialect.table("contact");
    expect(() => sql`select * from ${contact} where id = ${"1"}`.compile(dialect.builder)).toThrow(
      /contact.* is read without its tenant/,
    );
    const built = dialect.builder.selectFrom(contact.as("c")).selectAll("c");
    expect(() => built.compile()).toThrow(/contact \(c\) is read without its tenant/);
  },
);

test.each(dialects)("S22: every builder of $name compiles a query with its tenant", (dialect) => {
  const contact = dialect.table("contact");
  const query = sql`select * from ${contact} where tenant_id = ${"1"} and id = ${"2"}`;
  const { sql: text } = query.compile(dialect.builder);
  expect(text).toContain("tenant_id");
  expect([...checkedStatements.keys()].some((checked) => checked.includes("tenant_id = $1"))).toBe(
    true,
  );
  const built = dialect.builder
    .selectFrom(contact.as("c"))
    .selectAll("c")
    .where("c.tenant_id", "=", "1");
  expect(built.compile().parameters).toEqual(["1"]);
});

test("an exemption excuses the tables it names, in the file it names", () => {
  const excused = checkStatement({ sql: sweep, files: ["reads/sweep.ts"], allowed });
  expect(excused).toEqual([{ file: "reads/sweep.ts", table: "queue_head" }]);
  expect(() => checkStatement({ sql: sweep, files: ["reads/other.ts"], allowed })).toThrow(
    "queue_head",
  );
  const further = "select * from o.queue_head h cross join o.contact c";
  expect(() => checkStatement({ sql: further, files: ["reads/sweep.ts"], allowed })).toThrow(
    /^contact \(c\) is read/,
  );
});

test("no exemption excuses a write", () => {
  const write = "update o.queue_head set ready_at = $1";
  expect(() => checkStatement({ sql: write, files: ["reads/sweep.ts"], allowed })).toThrow(
    "queue_head is updated without its tenant",
  );
});

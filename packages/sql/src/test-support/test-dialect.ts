import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeTuples } from "../apply/encode-tuples.ts";
import type { TableColumns } from "../schema/table-columns.ts";
import { createContextFactory } from "../session/create-context-factory.ts";
import { defineStatement } from "../session/define-statement.ts";
import type { SqlContext } from "../session/sql-context.ts";
import { type CreateEmptyDatabase, createTestBed, type TestBed } from "./create-test-bed.ts";
import { createId } from "./build-records.ts";

const columns = {
  some_id: "id",
  some_text: "text?",
  some_integer: "integer?",
  some_instant: "instant?",
  some_number: "number?",
  some_document: "json?",
} as const satisfies TableColumns;

const recordset = defineStatement<{ rows: string }, Record<string, unknown>>(
  ({ dialect, parameter }) =>
    sql`select * from ${dialect.recordset({ rows: parameter("rows"), columns, as: "x" })} order by x.position`,
);
const tuples = defineStatement<{ rows: string }, Record<string, unknown>>(
  ({ dialect, parameter }) =>
    sql`select * from ${dialect.tuples({ rows: parameter("rows"), columns, as: "x" })}`,
);
const extremes = defineStatement<Record<never, never>, Record<string, unknown>>(
  ({ dialect }) => sql`
    select ${dialect.least(sql`a`, sql`b`)} as low, ${dialect.greatest(sql`a`, sql`b`)} as high
    from (select 1 as a, 2 as b union all select null, 2 union all select 1, null
      union all select null, null) as x`,
);
const oneOf = defineStatement<{ values: string; tags: string }, Record<string, unknown>>(
  ({ dialect, parameter }) => sql`
    select x.position, ${dialect.containsOneOf({ column: sql`x.some_document`, values: parameter("tags") })} as tagged
    from ${dialect.recordset({ rows: parameter("values"), columns, as: "x" })}
    where ${dialect.isOneOf({ column: sql`x.some_text`, values: parameter("tags"), type: "text" })}
    order by x.position`,
);

/** The words of a dialect, on its database. */
export const testDialect = (createDatabase: CreateEmptyDatabase): void => {
  let bed: TestBed;
  let context: SqlContext;
  beforeAll(async () => {
    bed = await createTestBed(createDatabase);
    context = createContextFactory(bed.dialect)(bed.driver.connection);
  });
  afterAll(() => bed.drop());

  const id = createId();
  const records = [
    {
      someId: id,
      someText: 'O\'Neil "Ü" \n \\ 🦊 null',
      someInteger: -7,
      someInstant: 1_770_000_000_123,
      someNumber: 0.25,
      someDocument: { list: [1, "a", null], nested: { yes: true } },
    },
    { someId: id },
  ];
  const read = (rows: readonly Record<string, unknown>[]) =>
    rows.map((row) => ({
      id: row["some_id"],
      text: row["some_text"],
      numbers: ["some_integer", "some_instant", "some_number"].map((name) =>
        row[name] === null ? null : Number(row[name]),
      ),
      document:
        typeof row["some_document"] === "string"
          ? JSON.parse(row["some_document"])
          : row["some_document"],
    }));
  const expected = [
    {
      id,
      text: records[0]!.someText,
      numbers: [-7, 1_770_000_000_123, 0.25],
      document: records[0]!.someDocument,
    },
    { id, text: null, numbers: [null, null, null], document: null },
  ];

  test("a recordset gives objects back as typed rows, in order", async () => {
    expect(read(await context.run(recordset, { rows: JSON.stringify(records) }))).toEqual(expected);
    expect(await context.run(recordset, { rows: "[]" })).toEqual([]);
  });

  test("tuples give arrays back as typed rows, in order", async () => {
    const rows = await context.run(tuples, { rows: encodeTuples(columns)(records) });
    expect(read(rows)).toEqual(expected);
    expect(await context.run(tuples, { rows: "[]" })).toEqual([]);
  });

  test("the lesser and the greater of two ignore nulls", async () => {
    const rows = await context.run(extremes, {});
    expect(rows.map(({ low, high }) => [low, high])).toEqual([
      [1, 2],
      [2, 2],
      [1, 1],
      [null, null],
    ]);
  });

  test("a column and the elements of a document are compared with a list", async () => {
    const rows = await context.run(oneOf, {
      values: JSON.stringify([
        { someId: id, someText: "a", someDocument: ["x", "a"] },
        { someId: id, someText: "c", someDocument: ["a"] },
        { someId: id, someText: "b", someDocument: [] },
      ]),
      tags: JSON.stringify(["a", "b"]),
    });
    expect(rows.map(({ tagged }) => Boolean(tagged))).toEqual([true, false]);
  });
};

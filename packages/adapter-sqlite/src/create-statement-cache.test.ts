import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createStatementCache } from "./create-statement-cache.ts";

test("a statement is prepared once, until more recent ones need its place", () => {
  const database = new DatabaseSync(":memory:");
  const prepare = createStatementCache(database, 2);
  const [one, two] = [prepare("select 1"), prepare("select 2")];
  expect(prepare("select 1")).toBe(one);
  prepare("select 3");
  expect(prepare("select 1")).toBe(one);
  expect(prepare("select 2")).not.toBe(two);
  database.close();
});

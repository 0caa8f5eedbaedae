import { expect, test } from "vitest";
import { createStatementNames } from "./create-statement-names.ts";

test("a text has one name in every store, short enough for Postgres, and no other text has it", () => {
  const [one, other] = [createStatementNames(), createStatementNames()];
  expect(one("select 1")).toBe(other("select 1"));
  expect(one("select 1")).toBe(one("select 1"));
  expect(one("select 1")).not.toBe(one("select 2"));
  expect(one("select 1").length).toBeLessThan(64);
});

import { expect, test } from "vitest";
import { splitPlaceholders } from "./split-placeholders.ts";

test("numbered placeholders are found wherever they stand, as often as they do", () => {
  expect(splitPlaceholders("select $2::jsonb, $1, $2", "$")).toEqual({
    texts: ["select ", "::jsonb, ", ", ", ""],
    positions: [1, 0, 1],
  });
});

test("what looks like one inside a quoted name or text is none", () => {
  const sql = `select '$1''?$2' from "a$1""?"."t" where b ?| array[$1]`;
  expect(splitPlaceholders(sql, "$")).toEqual({
    texts: [`select '$1''?$2' from "a$1""?"."t" where b ?| array[`, "]"],
    positions: [0],
  });
});

test("question marks count in their order, and dollars are text", () => {
  expect(splitPlaceholders(`select ?, '?', r.value ->> '$.a' where b = ?`, "?")).toEqual({
    texts: ["select ", `, '?', r.value ->> '$.a' where b = `, ""],
    positions: [0, 1],
  });
});

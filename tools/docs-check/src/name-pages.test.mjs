import { expect, test } from "vitest";
import { namePages } from "./name-pages.mjs";

test("an error names the page and its line", () => {
  const output = "tools/docs-check/.blocks/docs__a.md__7.ts(9,3): error TS2322: wrong\n  more";
  const pageOf = { "docs__a.md__7.ts": "docs/a.md" };
  expect(namePages(output, pageOf)).toBe("docs/a.md:9:3: error TS2322: wrong\n  more");
});

test("other files keep their names", () => {
  const output = "packages/core/src/a.ts(1,1): error TS1: wrong";
  expect(namePages(output, {})).toBe(output);
});

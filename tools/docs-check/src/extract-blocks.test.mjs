import { expect, test } from "vitest";
import { extractBlocks } from "./extract-blocks.mjs";

test("TypeScript blocks come with the line of their code", () => {
  const page = ["# Title", "```ts", "const a = 1;", "```", "```sh", "ls", "```"].join("\n");
  expect(extractBlocks(page)).toEqual([{ line: 3, code: "const a = 1;" }]);
});

test("a block in a list loses the list's indentation", () => {
  const page = ["- item", "  ```typescript", "  if (a) {", "    b();", "  }", "  ```"].join("\n");
  expect(extractBlocks(page)).toEqual([{ line: 3, code: "if (a) {\n  b();\n}" }]);
});

test("a block that continues another keeps its own line numbers", () => {
  const page = ["```ts", "one();", "```", "prose", "```ts continues", "two();", "```"].join("\n");
  const [block] = extractBlocks(page);
  expect(block.line).toBe(2);
  expect(block.code.split("\n")).toEqual(["one();", "", "", "", "two();"]);
});

test("a fence inside a longer fence is text", () => {
  const page = ["````md", "```ts", "broken(", "```", "````"].join("\n");
  expect(extractBlocks(page)).toEqual([]);
});

test("a block cannot be spared", () => {
  expect(() => extractBlocks("```ts no-check\nbroken(\n```")).toThrow(/Line 1.*no-check/);
});

import { expect, test } from "vitest";
import { lintCases } from "./lint-cases.mjs";

const rule = "outreachkit(one-way-packages)";
const importing = (source) => `import { thing } from "${source}";\nexport const it = thing;\n`;

const forbidden = await lintCases(
  [
    ["packages/core/src/flows/a.ts", "@outreachkit/sql"],
    ["packages/sql/src/a.ts", "@outreachkit/adapter-sqlite"],
    ["packages/adapter-sqlite/src/a.ts", "@outreachkit/adapter-postgres"],
    ["packages/adapter-sqlite/src/a.ts", "@outreachkit/channel-file"],
    ["packages/channel-file/src/a.ts", "@outreachkit/core"],
    ["packages/channel-file/src/a.ts", "@outreachkit/channel-smtp"],
    ["packages/generator-anthropic/src/a.ts", "@outreachkit/core"],
    ["packages/conformance/src/a.ts", "@outreachkit/sql"],
    ["packages/server/src/a.ts", "@outreachkit/adapter-postgres"],
    ["packages/unheard-of/src/a.ts", "@outreachkit/core"],
    ["packages/sql/src/a.ts", "../../core/src/index.ts"],
    ["packages/sql/src/a.test.ts", "../../core/src/index.ts"],
  ].map(([path, source]) => [path, importing(source)]),
);

const allowed = await lintCases(
  [
    ["packages/sql/src/a.ts", "@outreachkit/core"],
    ["packages/adapter-postgres/src/a.ts", "@outreachkit/sql"],
    ["packages/channel-file/src/a.ts", "@outreachkit/core/plugin"],
    ["packages/channel-file/src/a.test.ts", "@outreachkit/conformance"],
    ["packages/core/src/flows/a.test.ts", "@outreachkit/adapter-sqlite"],
    ["packages/core/src/flows/a.ts", "zod"],
    ["packages/testing/src/a.ts", "@outreachkit/adapter-sqlite"],
    ["packages/cli/src/a.ts", "@outreachkit/adapter-postgres"],
    ["examples/quickstart/src/a.ts", "@outreachkit/channel-file"],
    ["benchmarks/src/a.ts", "@outreachkit/adapter-postgres"],
    ["soak/src/a.ts", "@outreachkit/adapter-postgres"],
  ].map(([path, source]) => [path, importing(source)]),
);

test.each(forbidden)("%s must not hold %j", (path, code, rules) => {
  expect(rules).toContain(rule);
});

test.each(allowed)("%s may hold %j", (path, code, rules) => {
  expect(rules).not.toContain(rule);
});

test("re-exports and dynamic imports are imports too", async () => {
  const found = await lintCases([
    ["packages/core/src/a.ts", 'export { thing } from "@outreachkit/sql";\n'],
    ["packages/core/src/b.ts", 'export const thing = import("@outreachkit/sql");\n'],
    ["packages/core/src/c.ts", 'export type Thing = import("@outreachkit/sql").Thing;\n'],
  ]);
  expect(found.map(([, , rules]) => rules.includes(rule))).toEqual([true, true, true]);
});

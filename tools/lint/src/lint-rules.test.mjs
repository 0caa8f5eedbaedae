import { describe, expect, test } from "vitest";
import { lintCases } from "./lint-cases.mjs";
import { lintPlantedFiles } from "./lint-planted-files.mjs";

const code = (expression) => `export const value = (): unknown => ${expression};\n`;

const lintDateOfInstant = async () => {
  const [found] = await lintCases([["packages/core/src/model/date.ts", code("new Date(0)")]]);
  return found[2];
};

const room = "packages/core/src/audience";

/** Each rule with files that break it; the first file of each is the one at fault. */
const violations = {
  "typescript(no-floating-promises)": {
    "packages/testing/src/floating.ts":
      "const work = async (): Promise<void> => {};\nexport const start = (): void => {\n  work();\n};\n",
  },
  "import(no-cycle)": {
    "packages/core/src/model/one.ts":
      'import { two } from "./two.ts";\nexport const one = (): number => two();\n',
    "packages/core/src/model/two.ts":
      'import { one } from "./one.ts";\nexport const two = (): number => one();\n',
  },
  "typescript(no-explicit-any)": {
    "packages/server/src/any.ts": "export const size = (value: any): number => value.length;\n",
  },
  "typescript(consistent-type-imports)": {
    "packages/server/src/type.ts":
      'import { Name } from "./name.ts";\nexport const name = (value: string): Name => value;\n',
    "packages/server/src/name.ts": "export type Name = string;\n",
  },
  "eslint(max-lines)": {
    "packages/sql/src/long.ts": "export {};\n".repeat(401),
    "packages/sql/src/long.test.ts": "export {};\n".repeat(501),
  },
  "import(no-nodejs-modules)": {
    [`${room}/node.ts`]: 'import { join } from "node:path";\nexport const path = join("a", "b");\n',
  },
  "outreachkit(no-export-all)": {
    "packages/server/src/all.ts": 'export * from "./name.ts";\n',
    "packages/server/src/name.ts": "export type Name = string;\n",
  },
  "typescript(switch-exhaustiveness-check)": {
    "packages/server/src/switch.ts":
      'export const f = (value: "a" | "b"): void => {\n  switch (value) {\n    case "a":\n      break;\n  }\n};\n',
  },
};

test.each(Object.entries(violations))("%s is caught", async (rule, files) => {
  const found = await lintPlantedFiles(files);
  expect(found[Object.keys(files)[0]]).toContain(rule);
});

describe("time, randomness and I/O (STYLE 12)", async () => {
  const effects = [
    ["Date.now()", "eslint(no-restricted-properties)"],
    ["Math.random()", "eslint(no-restricted-properties)"],
    ["crypto.randomUUID()", "eslint(no-restricted-properties)"],
    ["new Date()", "outreachkit(no-current-date)"],
    ["Date()", "outreachkit(no-current-date)"],
    ["setTimeout(() => 1, 1)", "eslint(no-restricted-globals)"],
    ["setInterval(() => 1, 1)", "eslint(no-restricted-globals)"],
    ['fetch("x")', "eslint(no-restricted-globals)"],
    ['console.log("x")', "eslint(no-restricted-globals)"],
    ["process.pid", "eslint(no-restricted-globals)"],
    ["performance.now()", "eslint(no-restricted-globals)"],
    ["globalThis.Date", "eslint(no-restricted-globals)"],
  ];
  const ruleOf = Object.fromEntries(effects.map(([expression, rule]) => [code(expression), rule]));
  const plant = (path) => lintCases(effects.map(([expression]) => [path, code(expression)]));

  test.each([
    ...(await plant("packages/core/src/model/effect.ts")),
    ...(await plant("packages/sql/src/effect.ts")),
  ])("in %s it is an error: %s", (path, text, rules) => {
    expect(rules).toContain(ruleOf[text]);
  });

  test.each([
    ...(await plant("packages/core/src/system/effect.ts")),
    ...(await plant("packages/core/src/model/effect.test.ts")),
    ...(await plant("packages/channel-file/src/effect.ts")),
    ["packages/core/src/model/date.ts", code("new Date(0)"), await lintDateOfInstant()],
  ])("in %s it is fine: %s", (path, text, rules) => {
    expect(rules).toEqual([]);
  });
});

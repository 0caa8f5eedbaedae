import { expect, test } from "vitest";
import { lintCases } from "./lint-cases.mjs";

const rule = "outreachkit(one-way-rooms)";
const values = (source) => `import { thing } from "${source}";\nexport const it = thing;\n`;
const types = (source) => `import type { Thing } from "${source}";\nexport type It = Thing;\n`;

const inCore = ([path, code]) => [`packages/core/src/${path}`, code];

const forbidden = await lintCases(
  [
    ["audience/a.ts", values("../campaign/b.ts")],
    ["audience/a.ts", types("../campaign/b.ts")],
    ["sequence/deep/a.ts", values("../../capacity/b.ts")],
    ["delivery/a.ts", values("../flows/send.ts")],
    ["delivery/a.ts", values("../system/system-clock.ts")],
    ["delivery/a.ts", types("../create-outreach.ts")],
    ["model/a.ts", types("../contracts/channel.ts")],
    ["machines/a.ts", values("../contracts/channel.ts")],
    ["contracts/a.ts", values("../machines/define-machine.ts")],
    ["contracts/store/a.ts", values("../../delivery/b.ts")],
    ["flows/a.ts", values("../tenant/b.ts")],
    ["flows/a.ts", values("../create-outreach.ts")],
    ["unheard-of/a.ts", values("../model/b.ts")],
    ["loose-file.ts", values("./delivery/b.ts")],
  ].map(inCore),
);

const allowed = await lintCases(
  [
    ["audience/a.ts", values("./b.ts")],
    ["audience/deep/a.ts", values("../b.ts")],
    ["audience/a.ts", values("../model/b.ts")],
    ["audience/a.ts", values("../machines/b.ts")],
    ["audience/a.ts", values("../contracts/store/b.ts")],
    ["machines/a.ts", values("../model/b.ts")],
    ["contracts/a.ts", types("../machines/define-machine.ts")],
    ["flows/a.ts", values("../delivery/b.ts")],
    ["tenant/a.ts", values("../flows/b.ts")],
    ["create-outreach.ts", values("./flows/b.ts")],
    ["audience/a.test.ts", values("../campaign/b.ts")],
  ].map(inCore),
);

test.each(forbidden)("%s must not hold %j", (path, code, rules) => {
  expect(rules).toContain(rule);
});

test.each(allowed)("%s may hold %j", (path, code, rules) => {
  expect(rules).not.toContain(rule);
});

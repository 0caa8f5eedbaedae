import { nativeTsc } from "../native-tsc.mjs";
import { checkWith } from "./check-with.mjs";

// All sources and tests (type tests too), then core's sources as an edge runtime sees them.
const projects = ["tsconfig.json", "packages/core/tsconfig.edge.json"];

export default async () => {
  const checks = projects.map((project) => checkWith(process.execPath, [nativeTsc, "-p", project]));
  const results = await Promise.all(checks);
  return {
    ok: results.every(({ ok }) => ok),
    output: results.map(({ output }) => output).join(""),
  };
};

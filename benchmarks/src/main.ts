import { parseArgs } from "node:util";
import { type BenchmarkName, benchmarks, onRequest } from "./benchmarks.ts";
import { formatTable } from "./report/format-table.ts";
import { writeResults } from "./write-results.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { small: { type: "boolean", default: false } },
});
const names = Object.keys(benchmarks) as BenchmarkName[];
const unknown = positionals.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(", ")}. npm run bench -- [--small] [<name> ...], where <name> is one of: ${names.join(", ")}. Without a name: all of them.`,
  );
  process.exit(2);
}
const chosen =
  positionals.length > 0
    ? (positionals as BenchmarkName[])
    : names.filter((name) => !onRequest.has(name));
const all: Record<string, number | string> = {};
for (const name of chosen) {
  console.log(`\n${name}`);
  const figures = await benchmarks[name]({
    small: values.small,
    log: (line) => console.log(`  ${line}`),
  });
  Object.assign(all, figures);
  // A small run shows that it runs; its figures mean nothing.
  if (!values.small) await writeResults(figures);
}
console.log(`\n${formatTable(all)}`);

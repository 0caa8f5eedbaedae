import { simulate } from "./simulate/simulate.ts";
import { writeResults } from "./write-results.ts";

const benchmarks = { simulate };

const [name = ""] = process.argv.slice(2);
if (!Object.hasOwn(benchmarks, name)) {
  console.error(
    `npm run bench -- <name>, where <name> is one of: ${Object.keys(benchmarks).join(", ")}`,
  );
  process.exit(2);
}
const figures = await benchmarks[name as keyof typeof benchmarks]();
await writeResults(figures);
console.log(JSON.stringify(figures, null, 2));

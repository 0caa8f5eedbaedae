import { runSource } from "../run-source.mjs";
import { runStages } from "../stages/run-stages.mjs";

const packages = (process.env.OUTREACHKIT_BENCH_PACKAGES ??= "built");
if (packages === "sources" || (await runStages([["build"]])).every(({ ok }) => ok)) {
  await runSource("benchmarks/src/main.ts");
} else {
  process.exitCode = 1;
}

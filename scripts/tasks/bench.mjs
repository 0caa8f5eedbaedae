import { runSource } from "../run-source.mjs";

await runSource("benchmarks/src/main.ts");

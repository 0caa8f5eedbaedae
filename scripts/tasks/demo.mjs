import { runSource } from "../run-source.mjs";

await runSource("examples/quickstart/src/main.ts");

import { runSource } from "../run-source.mjs";

await runSource("soak/src/main.ts");

// `npm test`: every stage. The line "N passed, ..." at the end is what CI reads.
import { lanes } from "../stages/stage-names.mjs";
import { runStages } from "../stages/run-stages.mjs";

const started = performance.now();
const results = await runStages(lanes);
const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
const tests = results.find(({ name }) => name === "tests")?.tests;

const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`\n${results.length - failed.length} of ${results.length} stages ok in ${seconds} s`);
if (failed.length > 0) console.log(`failed: ${failed.join(", ")}`);
if (tests) console.log(`${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`);
process.exitCode = failed.length > 0 || !tests || tests.failed > 0 ? 1 : 0;

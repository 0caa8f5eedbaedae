// `node scripts/run.mjs stage lint types`: some stages of `npm test`, one after the other.
import { lanes } from "../stages/stage-names.mjs";
import { runStages } from "../stages/run-stages.mjs";

const names = process.argv.slice(2);
const known = lanes.flat();
const unknown = names.filter((name) => !known.includes(name));
if (names.length === 0 || unknown.length > 0) {
  console.error(
    `No such stage: ${unknown.join(", ") || "none given"}. One of ${known.join(", ")}.`,
  );
  process.exit(2);
}
const results = await runStages([names]);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;

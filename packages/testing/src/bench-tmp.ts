import { createSqliteDatabase } from "./faults/database/create-sqlite-database.ts";
import { prepareScenario, EMPTY } from "./faults/exhaustive/play-scenario.ts";
import { launchSmallWorld, hook, proof } from "./faults/exhaustive/scenarios/small-world.ts";
import { faultsAt } from "./faults/process/operation.ts";
const database = await createSqliteDatabase({ now: () => 0 });
await database.keep(EMPTY);
const p = await prepareScenario({ name: "two", start: "2026-03-02T08:00:00Z", setUp: (_o, t) => launchSmallWorld(t, { definition: { steps: [hook, proof] } }), acts: [] }, { database });
const r = await p.play([]);
console.log(r.violations, r.sent, r.ticks, r.operations.length);
let n = 0, t0 = performance.now(); const bad: any[] = [];
for (const op of r.operations) for (const kind of faultsAt[op.place]) {
  if (process.env.V) console.log(op.number, op.name, kind);
  const x = await p.play([{ at: op.number, kind }]); n++;
  if (x.violations.length) bad.push([op.number, op.name, kind, x.violations[0]]);
}
const ms = performance.now() - t0;
console.log(n, "runs", (n / ms * 1000).toFixed(0), "per s", bad.length, "bad"); for (const b of bad.slice(0, 12)) console.log(JSON.stringify(b));
t0 = performance.now(); for (let i = 0; i < 500; i++) await database.restore("two"); console.log("restore ms", (performance.now() - t0) / 500);
t0 = performance.now(); for (let i = 0; i < 500; i++) await p.play([]); console.log("clean run ms", (performance.now() - t0) / 500);

import { createSqliteDatabase } from "./faults/database/create-sqlite-database.ts";
import { prepareScenario } from "./faults/exhaustive/play-scenario.ts";
import { scenarios } from "./faults/exhaustive/scenarios.ts";
import { listFaults } from "./faults/exhaustive/list-faults.ts";
const database = await createSqliteDatabase({ now: () => 0 });
const only = process.argv[2]; let all = 0; const c00 = process.cpuUsage();
for (const s of scenarios) {
  if (only && s.name !== only) continue;
  const p = await prepareScenario(s, { database });
  const r = await p.play([]);
  let n = 0; const c0 = process.cpuUsage(); const bad: any[] = []; let review = 0;
  for (const f of listFaults(r.operations)) {
    if (process.env.V) console.error(f.at, r.operations[f.at - 1]!.name, f.kind);
    const x = await p.play([f]); n++; review += x.needsReview;
    if (x.violations.length) bad.push([f.at, r.operations[f.at - 1]!.name, f.kind, x.violations[0]]);
  }
  const cpu = process.cpuUsage(c0); all += n;
  console.log(s.name, "ops", r.operations.length, "sent", r.sent, "viol", r.violations.length, JSON.stringify(r.violations[0] ?? null), n, "runs", ((cpu.user + cpu.system) / 1000 / n).toFixed(2), "ms", "review", review, "bad", bad.length);
  for (const b of bad.slice(0, 6)) console.log("   ", JSON.stringify(b));
}
const cpu = process.cpuUsage(c00); console.log(all, "runs", (cpu.user + cpu.system) / 1e6, "cpu s");

import { StatementSync } from "node:sqlite";
const stats = new Map<string, [number, number]>(); let on = false;
const all = StatementSync.prototype.all;
StatementSync.prototype.all = function (...p: any[]) { if (!on) return (all as any).apply(this, p); const t = performance.now(); const r = (all as any).apply(this, p); const d = performance.now() - t; const k = (this as any).sourceSQL.slice(0, 110).replace(/\s+/g, " "); const s = stats.get(k) ?? [0, 0]; s[0]++; s[1] += d; stats.set(k, s); return r; } as any;
import { createSqliteDatabase } from "./faults/database/create-sqlite-database.ts";
import { prepareScenario, EMPTY } from "./faults/exhaustive/play-scenario.ts";
import { launchSmallWorld, hook, proof } from "./faults/exhaustive/scenarios/small-world.ts";
const database = await createSqliteDatabase({ now: () => 0 });
await database.keep(EMPTY);
const p = await prepareScenario({ name: "two", start: "2026-03-02T08:00:00Z", setUp: (_o, t) => launchSmallWorld(t, { definition: { steps: [hook, proof] } }), acts: [] }, { database });
for (let i = 0; i < 30; i++) await p.play([]);
on = true; const t0 = performance.now(); const N = 50;
for (let i = 0; i < N; i++) await p.play([]);
const wall = (performance.now() - t0) / N; let tot = 0, n = 0;
for (const [, [c, d]] of stats) { tot += d; n += c; }
console.log("wall", wall.toFixed(2), "sql", (tot / N).toFixed(2), "statements", n / N);
for (const [k, [c, d]] of [...stats].sort((a, b) => b[1][1] - a[1][1]).slice(0, 25)) console.log((d / N).toFixed(3), c / N, k);

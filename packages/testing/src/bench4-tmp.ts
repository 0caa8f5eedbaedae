process.on("exit", () => console.log(((globalThis as any).ops ?? []).slice(-Number(process.argv[3] ?? 40)).join("\n")));
import { createSqliteDatabase } from "./faults/database/create-sqlite-database.ts";
import { playSeed } from "./faults/swarm/play-seed.ts";
const database = await createSqliteDatabase({ now: () => 0 });
const r = await playSeed({ database, seed: Number(process.argv[2]) });
console.log(JSON.stringify({ ...r, violations: r.violations.length }), JSON.stringify(r.violations.slice(0, 6), null, 1));

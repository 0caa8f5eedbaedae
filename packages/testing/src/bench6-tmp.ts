import { createSqliteDatabase } from "./faults/database/create-sqlite-database.ts";
import { playSeed } from "./faults/swarm/play-seed.ts";
import { plantedBugs, type BugName } from "./bugs/planted-bugs.ts";
const database = await createSqliteDatabase({ now: () => 0 });
const only = process.argv[2];
const max = Number(process.argv[3] ?? 200);
for (const bug of Object.keys(plantedBugs) as BugName[]) {
  if (only && only !== "all" && bug !== only) continue;
  const breaks = plantedBugs[bug].breaks;
  const seen = new Map<number, [number, string]>();
  let hit = 0;
  const c = process.cpuUsage();
  for (let seed = 1; seed <= max && !hit; seed++) {
    let r;
    try {
      r = await playSeed({ database, seed, bug });
    } catch (e) {
      console.log(bug, seed, "THREW", (e as Error).stack?.split("\n").slice(0, 4).join("|"));
      break;
    }
    for (const v of r.violations) {
      if (!seen.has(v.invariant)) seen.set(v.invariant, [seed, v.message.slice(0, 90)]);
      if (v.invariant === breaks) hit ||= seed;
    }
  }
  const u = process.cpuUsage(c);
  console.log(
    hit ? "ok  " : "MISS",
    bug,
    "breaks",
    breaks,
    "seed",
    hit,
    ((u.user + u.system) / 1000).toFixed(0),
    "ms",
    hit ? seen.get(breaks)![1] : JSON.stringify([...seen]).slice(0, 300),
  );
}

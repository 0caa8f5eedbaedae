import { createSqliteDatabase } from "./faults/database/create-sqlite-database.ts";
import { playSeed } from "./faults/swarm/play-seed.ts";
const database = await createSqliteDatabase({ now: () => 0 });
const from = Number(process.argv[2] ?? 1),
  to = Number(process.argv[3] ?? 50),
  verbose = process.argv[4];
const c = process.cpuUsage();
const t = { sent: 0, faults: 0, ops: 0, review: 0, crashes: 0, bad: 0 };
for (let seed = from; seed <= to; seed++) {
  let r;
  const c0 = process.cpuUsage();
  try {
    r = await playSeed({ database, seed });
  } catch (e) {
    console.log("seed", seed, "THREW", (e as Error).stack?.split("\n").slice(0, 6).join(" | "));
    t.bad++;
    continue;
  }
  const u = process.cpuUsage(c0);
  if (verbose)
    console.log(
      seed,
      "ms",
      ((u.user + u.system) / 1000).toFixed(0),
      "sent",
      r.sent,
      "ops",
      r.operations,
      "faults",
      r.faults,
      r.violations.length,
    );
  t.sent += r.sent;
  t.faults += r.faults;
  t.ops += r.operations;
  t.review += r.needsReview;
  t.crashes += r.crashes;
  if (r.violations.length) {
    t.bad++;
    console.log(
      "seed",
      seed,
      r.violations.length,
      JSON.stringify(r.violations.slice(0, 2)).slice(0, 420),
    );
  }
}
const u = process.cpuUsage(c);
console.log(t, "cpu ms per seed", (u.user + u.system) / 1000 / (to - from + 1));

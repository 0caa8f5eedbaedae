import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRounds } from "../contestants/run-rounds.ts";
import type { BenchOptions, Figures } from "../figures.ts";
import { fillSqlite } from "../fill/fill-sqlite.ts";
import { roundTo } from "../statistics/round-to.ts";
import { fullSizes, smallSizes } from "./dispatch-sizes.ts";
import { indexFileByHand } from "./by-hand/index-file-by-hand.ts";

/** Our engine and a hand-written loop in turn, each on a file of its own. */
export async function dispatchSqlite({ small, log }: BenchOptions): Promise<Figures> {
  const sizes = small ? smallSizes : fullSizes;
  const { steps } = sizes;
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-bench-"));
  try {
    log("Filling two SQLite files ...");
    const path = join(folder, "engine.sqlite");
    const byHandPath = join(folder, "by-hand.sqlite");
    await fillSqlite(path, sizes.sqlite);
    await fillSqlite(byHandPath, sizes.sqlite);
    indexFileByHand(byHandPath);
    const results = await runRounds({
      ...sizes,
      log,
      entrants: [
        { name: "engine", contestant: "engine", steps, options: { path, drive: "tick" } },
        { name: "by-hand", contestant: "sqlite-by-hand", steps, options: { path: byHandPath } },
      ],
    });
    return {
      "dispatch.sqlite.stepsPerSecond": Math.round(results.stepsPerSecond("engine")),
      "dispatch.sqlite.rawSqlStepsPerSecond": Math.round(results.stepsPerSecond("by-hand")),
      "dispatch.sqlite.shareOfRawSql": roundTo(3, results.ratio("engine", "by-hand")),
      "dispatch.sqlite.cpuMsPer1000Steps": roundTo(3, results.nodeCpu("engine")),
      "dispatch.sqlite.rawSqlCpuMsPer1000Steps": roundTo(3, results.nodeCpu("by-hand")),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

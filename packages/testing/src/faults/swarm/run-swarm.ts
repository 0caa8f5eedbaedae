import type { BugName } from "../../bugs/planted-bugs.ts";
import { createSqliteDatabase } from "../database/create-sqlite-database.ts";
import type { CreateDatabase } from "../database/simulated-database.ts";
import { createReportBuilder, type SimulationReport } from "../report/create-report-builder.ts";
import { playSeed, type SwarmRun } from "./play-seed.ts";
import { regressionSeeds } from "./regression-seeds.ts";

export interface SwarmRunOptions {
  /** Played one after the other. See `seedRange`. */
  readonly seeds: Iterable<number>;
  /** Play the saved seeds before. Default true. */
  readonly regressions?: boolean;
  /** Starts no further seed once it aborts. */
  readonly signal?: AbortSignal;
  /** Default: SQLite in memory. */
  readonly createDatabase?: CreateDatabase;
  /** Plants a known bug, to see that it is found. */
  readonly bug?: BugName;
  /** After each seed; false ends the swarm. */
  readonly onRun?: (run: SwarmRun) => boolean | void;
}

/**
 * A world for each seed: tenants, contacts, workers, people, faults, outages, clock jumps and what
 * comes back, all drawn from it. First with faults, safety held after every commit and every call;
 * then without, until everything is at rest. The same seed is the same run to the last byte.
 */
export async function runSwarm(options: SwarmRunOptions): Promise<SimulationReport> {
  const { signal, bug, regressions = true } = options;
  const { createDatabase = createSqliteDatabase } = options;
  const builder = createReportBuilder();
  const database = await createDatabase({ now: () => 0 });
  try {
    for (const seed of chain(regressions ? regressionSeeds : [], options.seeds)) {
      if (signal?.aborted) break;
      const run = await playSeed({ database, seed, bug });
      const { violations, options: drawn } = run;
      builder.add({
        kind: "seed",
        ...run,
        describe: () => ({ seed, options: drawn, violations }),
      });
      if (options.onRun?.(run) === false) break;
    }
  } finally {
    await database.close();
  }
  return builder.report();
}

function* chain(first: Iterable<number>, second: Iterable<number>): Generator<number> {
  yield* first;
  yield* second;
}

import type { BugName } from "../../bugs/planted-bugs.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createSqliteDatabase } from "../database/create-sqlite-database.ts";
import type { CreateDatabase } from "../database/simulated-database.ts";
import { createReportBuilder, type SimulationReport } from "../report/create-report-builder.ts";
import type { FailedRun } from "../report/failed-run.ts";
import { drawSome } from "./draw-some.ts";
import { listFaults } from "./list-faults.ts";
import {
  type PlannedFault,
  type PreparedScenario,
  prepareScenario,
  type ScenarioRun,
} from "./play-scenario.ts";
import { scenarios as allScenarios } from "./scenarios.ts";

export interface ExhaustiveOptions {
  /** Names; default all of them. See `scenarioNames`. */
  readonly scenarios?: readonly string[];
  /**
   * Second faults for each first one: `all` later operations in all their ways, or this many of
   * them, drawn by `seed`. `even` draws as many as `limit` has room for, the same number for each
   * scenario and each first fault, as far as there are so many. Default 0: each fault alone.
   */
  readonly pairs?: "all" | "even" | number;
  /** For what is drawn. Another one draws other pairs. Default 1. */
  readonly seed?: number;
  /** Most runs altogether. Default: no bound. */
  readonly limit?: number;
  /** Only every `of`-th first fault, from this one on, so that several can share the work. */
  readonly part?: { readonly index: number; readonly of: number };
  /** Starts no further run once it aborts. */
  readonly signal?: AbortSignal;
  /** Default: SQLite in memory. */
  readonly createDatabase?: CreateDatabase;
  /** Plants a known bug, to see that it is found. */
  readonly bug?: BugName;
  /** After each run; the count so far. */
  readonly onProgress?: (runs: number) => void;
}

/** The names of all scenarios, the shortest first. */
export const scenarioNames: readonly string[] = allScenarios.map(({ name }) => name);

/**
 * SQLite's technique on the engine's operations: a run in which the first of them fails, then the
 * second, and so on until a run ends without a failure, in each way that an operation can fail; and
 * pairs of such failures. Deterministic; one run at a time, in one process.
 */
export async function runExhaustive(options: ExhaustiveOptions = {}): Promise<SimulationReport> {
  const { pairs = 0, limit = Number.POSITIVE_INFINITY, signal, bug } = options;
  const { createDatabase = createSqliteDatabase, part = { index: 0, of: 1 } } = options;
  const scenarios = allScenarios.filter(({ name }) => options.scenarios?.includes(name) ?? true);
  const random = createSeededRandom(options.seed ?? 1);
  const builder = createReportBuilder();
  const database = await createDatabase({ now: () => 0 });
  let runs = 0;
  const playOne = async (
    prepared: PreparedScenario,
    faults: readonly PlannedFault[],
  ): Promise<ScenarioRun> => {
    const run = await prepared.play(faults);
    runs += 1;
    builder.add({ kind: "scenario", ...run, describe: () => describe(prepared, faults, run) });
    options.onProgress?.(runs);
    return run;
  };
  try {
    for (const [index, scenario] of scenarios.entries()) {
      const end = pairs === "even" ? runs + (limit - runs) / (scenarios.length - index) : limit;
      const mayGoOn = () => runs < Math.round(end) && !signal?.aborted;
      if (!mayGoOn()) continue;
      const prepared = await prepareScenario(scenario, { database, bug });
      // Everybody needs its operations; one of them counts it.
      const clean = part.index === 0 ? await playOne(prepared, []) : await prepared.play([]);
      const firsts = listFaults(clean.operations).filter((_, at) => at % part.of === part.index);
      // Late ones have few successors: the room that they leave goes to those before them.
      if (pairs === "even") firsts.reverse();
      for (const [at, first] of firsts.entries()) {
        if (!mayGoOn()) break;
        const share = (Math.round(end) - runs) / (firsts.length - at);
        if (pairs === "even" && share < 1 && random() >= share) continue;
        const single = await playOne(prepared, [first]);
        const later = listFaults(single.operations.slice(first.at));
        const count = { all: later.length, even: Math.floor(share) - 1 };
        const seconds = drawSome(later, typeof pairs === "number" ? pairs : count[pairs], random);
        for (const second of seconds) {
          if (!mayGoOn()) break;
          await playOne(prepared, [first, second]);
        }
      }
    }
  } finally {
    await database.close();
  }
  return builder.report();
}

function describe(
  { scenario }: PreparedScenario,
  faults: readonly PlannedFault[],
  { operations, violations }: ScenarioRun,
): FailedRun {
  const named = faults.map((fault) => ({
    ...fault,
    operation: operations[fault.at - 1]?.name ?? "none",
  }));
  return { scenario: scenario.name, violations, faults: named };
}

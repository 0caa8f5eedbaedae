import type { BugName } from "../../bugs/planted-bugs.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createSqliteDatabase } from "../database/create-sqlite-database.ts";
import type { CreateDatabase } from "../database/simulated-database.ts";
import { createReportBuilder, type SimulationReport } from "../report/create-report-builder.ts";
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
   * them, drawn by `seed`. Default 0: each fault alone.
   */
  readonly pairs?: "all" | number;
  /** For what is drawn. Another one draws other pairs. Default 1. */
  readonly seed?: number;
  /** Most runs altogether. Default: no bound. */
  readonly limit?: number;
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
  const { scenarios = scenarioNames, createDatabase = createSqliteDatabase } = options;
  const random = createSeededRandom(options.seed ?? 1);
  const builder = createReportBuilder();
  const database = await createDatabase({ now: () => 0 });
  let runs = 0;
  const mayGoOn = () => runs < limit && !signal?.aborted;
  const playOne = async (
    prepared: PreparedScenario,
    faults: readonly PlannedFault[],
  ): Promise<ScenarioRun> => {
    const run = await prepared.play(faults);
    const { operations, violations } = run;
    runs += 1;
    builder.add({
      kind: "scenario",
      ...run,
      describe: () => ({
        scenario: prepared.scenario.name,
        violations,
        faults: faults.map((fault) => ({
          ...fault,
          operation: operations[fault.at - 1]?.name ?? "none",
        })),
      }),
    });
    options.onProgress?.(runs);
    return run;
  };
  try {
    for (const scenario of allScenarios.filter(({ name }) => scenarios.includes(name))) {
      if (!mayGoOn()) break;
      const prepared = await prepareScenario(scenario, { database, bug });
      const clean = await playOne(prepared, []);
      for (const first of listFaults(clean.operations)) {
        if (!mayGoOn()) break;
        const single = await playOne(prepared, [first]);
        const later = listFaults(single.operations.slice(first.at));
        for (const second of drawPairs(later, pairs, random)) {
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

function drawPairs(
  later: readonly PlannedFault[],
  pairs: "all" | number,
  random: () => number,
): readonly PlannedFault[] {
  if (pairs === "all" || later.length <= pairs) return later;
  return Array.from({ length: pairs }, () => later[Math.floor(random() * later.length)]).filter(
    (fault) => fault !== undefined,
  );
}

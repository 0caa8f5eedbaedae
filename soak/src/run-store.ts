import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@outreachkit/test-postgres";
import type { Marker } from "./markers/markers.ts";
import { type RoundResult, runRound } from "./round/run-round.ts";
import type { StoreTarget } from "./store/store-target.ts";

/** So that a round that fails is short enough to run again, and databases stay small. */
const KILLS_PER_ROUND = 70;
/** Of a statement that gets no answer, in milliseconds. */
const PATIENCE = 2_000;

export interface StoreResult {
  readonly rounds: readonly RoundResult[];
  /** Why a round could not be ended, and how to run it again; no round follows it. */
  readonly broken: string | null;
}

/** Kills workers on one store, in rounds with a database each. */
export async function runStore(
  name: "sqlite" | "postgres",
  options: {
    readonly kills: number;
    readonly seed: number;
    readonly onKill: (marker: Marker) => void;
    readonly onRound: (result: RoundResult) => void;
  },
): Promise<StoreResult> {
  const server = name === "postgres" ? await startPostgres() : null;
  const targetOf = (round: number): StoreTarget =>
    server
      ? { type: "postgres", url: server.url, schema: `soak_${round}`, patience: PATIENCE }
      : { type: "sqlite", path: join(tmpdir(), `outreachkit-soak-${process.pid}-${round}.db`) };
  const rounds: RoundResult[] = [];
  try {
    for (let left = options.kills; left > 0;) {
      const seed = options.seed + rounds.length;
      const kills = Math.min(left, KILLS_PER_ROUND);
      let result: RoundResult;
      try {
        const target = targetOf(rounds.length);
        result = await runRound({ target, seed, kills, onKill: options.onKill });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { rounds, broken: `${why} Again: --store ${name} --seed ${seed} --kills ${kills}` };
      }
      rounds.push(result);
      options.onRound(result);
      left -= [...result.kills.values()].reduce((sum, count) => sum + count, 0);
    }
  } finally {
    await server?.stop();
  }
  return { rounds, broken: null };
}

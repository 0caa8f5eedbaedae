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

/** Kills workers on one store, in rounds with a database each. */
export async function runStore(
  name: "sqlite" | "postgres",
  options: {
    readonly kills: number;
    readonly seed: number;
    readonly onKill: (marker: Marker) => void;
    readonly onRound: (result: RoundResult) => void;
  },
): Promise<readonly RoundResult[]> {
  const server = name === "postgres" ? await startPostgres() : null;
  const targetOf = (round: number): StoreTarget =>
    server
      ? { type: "postgres", url: server.url, schema: `soak_${round}`, patience: PATIENCE }
      : { type: "sqlite", path: join(tmpdir(), `outreachkit-soak-${process.pid}-${round}.db`) };
  const results: RoundResult[] = [];
  try {
    for (let left = options.kills; left > 0;) {
      const round = results.length;
      const result = await runRound({
        target: targetOf(round),
        seed: options.seed + round,
        kills: Math.min(left, KILLS_PER_ROUND),
        onKill: options.onKill,
      });
      results.push(result);
      options.onRound(result);
      left -= [...result.kills.values()].reduce((sum, count) => sum + count, 0);
    }
  } finally {
    await server?.stop();
  }
  return results;
}

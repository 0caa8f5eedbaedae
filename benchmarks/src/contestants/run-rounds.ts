import type { Entrant } from "./entrant.ts";
import { openEntrant, type OpenEntrant } from "./open-entrant.ts";
import type { RoundFigures } from "./round-figures.ts";
import { type RoundResults, summarizeRounds } from "./summarize-rounds.ts";

export interface RoundOptions {
  readonly rounds: number;
  /** Longest that one entrant's part of a round should take; its steps are cut to fit. */
  readonly secondsPerRound: number;
  /** Host all entrants in this process: quick, for a look whether it runs. Default false. */
  readonly inProcess?: boolean;
}

/** Of a round's most steps; enough to compile code, open connections and fill caches. */
const WARM_UP = 0.25;
/** So slow that a round would be all noise: fewer steps are not worth timing. */
const FEWEST_STEPS = 0.02;

/**
 * Every entrant once to warm up, then all in turn, round by round, one at a time. The order turns
 * with the rounds, so that nobody always follows the same one.
 */
export async function runRounds<Name extends string>(
  options: RoundOptions & {
    readonly entrants: readonly Entrant<Name>[];
    /** After the warm-up, before the first round: `ANALYZE`, for all alike. */
    readonly settle?: () => Promise<void>;
    readonly log: (line: string) => void;
  },
): Promise<RoundResults<Name>> {
  const { entrants, rounds, secondsPerRound, inProcess = false } = options;
  const open: OpenEntrant[] = [];
  const figures = new Map<Name, RoundFigures[]>(entrants.map(({ name }) => [name, []]));
  try {
    for (const entrant of entrants) open.push(await openEntrant(entrant, { inProcess }));
    for (const [index, { steps }] of entrants.entries()) {
      await open[index]?.run(Math.ceil(steps * WARM_UP));
    }
    await options.settle?.();
    const sizes = new Map<Name, number>();
    for (let round = 0; round < rounds; round += 1) {
      options.log(`Round ${round + 1} of ${rounds} ...`);
      for (let turn = 0; turn < entrants.length; turn += 1) {
        const index = (turn + round) % entrants.length;
        const entrant = entrants[index];
        if (!entrant) continue;
        const { name, steps, processes = 1 } = entrant;
        const done = await open[index]?.run(sizes.get(name) ?? Math.ceil(steps * WARM_UP));
        if (!done) continue;
        figures.get(name)?.push(done);
        const fitting = Math.ceil((done.stepsPerSecond * secondsPerRound) / processes);
        sizes.set(name, Math.min(steps, Math.max(fitting, Math.ceil(steps * FEWEST_STEPS))));
      }
    }
  } finally {
    await Promise.all(open.map((one) => one.close()));
  }
  return summarizeRounds(figures);
}

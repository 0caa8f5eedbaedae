import { type BugName, plantedBugs } from "../bugs/planted-bugs.ts";
import { runSwarm } from "../faults/swarm/run-swarm.ts";
import { seedRange } from "../faults/swarm/seed-range.ts";

const MOST_SEEDS = 200;

/** Where the monitor sees a mistake before it can break the promise that it would break in the end. */
const seenEarlier: { readonly [bug in BugName]?: number } = {
  "settle-ignores-fence": 17,
  "stale-facts": 14,
};

/**
 * Where the 200 seeds begin, if not at 1. One in some hundred seeds makes a clock jump by 25 hours
 * between an accepted call and its repeat.
 */
const firstSeeds: { readonly [bug in BugName]?: number } = { "resend-past-window": 601 };

/** The bugs that a swarm can find; `random-order` shows only between two runs of one seed. */
export const findableBugs = (Object.keys(plantedBugs) as BugName[]).filter(
  (bug) => bug !== "random-order",
);

/** Plays seeds until the invariant that this bug must break is broken. */
export async function findBug(bug: BugName): Promise<{
  readonly invariant: number;
  /** How many seeds it took; null when none of 200 found it. */
  readonly seeds: number | null;
  readonly message: string;
}> {
  const invariant = seenEarlier[bug] ?? plantedBugs[bug].breaks;
  let seeds = 0;
  let message: string | undefined;
  await runSwarm({
    seeds: seedRange({ from: firstSeeds[bug] ?? 1, count: MOST_SEEDS }),
    regressions: false,
    bug,
    onRun({ violations }) {
      seeds += 1;
      message = violations.find((violation) => violation.invariant === invariant)?.message;
      return message === undefined;
    },
  });
  return { invariant, seeds: message === undefined ? null : seeds, message: message ?? "" };
}

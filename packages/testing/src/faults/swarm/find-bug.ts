import { type BugName, plantedBugs } from "../../bugs/planted-bugs.ts";
import { runSwarm } from "./run-swarm.ts";

export interface FoundBug {
  /** The promise that this bug must be seen to break. */
  readonly invariant: number;
  /** How many seeds it took; null when none of them found it. */
  readonly seeds: number | null;
  /** How the promise was broken. */
  readonly message: string;
}

/** Where the monitor sees a mistake before it can break the promise that it would break in the end. */
const seenEarlier: { readonly [bug in BugName]?: number } = {
  "settle-ignores-fence": 17,
  "stale-facts": 14,
};

/** The same seed leaves the same log: it takes two runs of a seed to see this one broken. */
const REPEATABLE = 10;

/**
 * Plants a bug and plays the seeds from 1 on, until the invariant that it must break is broken.
 *
 * @param options.mostSeeds How many seeds it may take. Default 200.
 */
export async function findBug(
  bug: BugName,
  { mostSeeds = 200 }: { readonly mostSeeds?: number } = {},
): Promise<FoundBug> {
  const invariant = seenEarlier[bug] ?? plantedBugs[bug].breaks;
  const twice = invariant === REPEATABLE;
  let runs = 0;
  let before = "";
  let message: string | undefined;
  await runSwarm({
    seeds: listSeeds(mostSeeds, twice ? 2 : 1),
    regressions: false,
    bug,
    onRun({ violations, eventLogHash }) {
      runs += 1;
      message = violations.find((violation) => violation.invariant === invariant)?.message;
      if (twice && runs % 2 === 0 && before !== eventLogHash)
        message = `A seed left the log ${before}, and then ${eventLogHash}.`;
      before = eventLogHash;
      return message === undefined;
    },
  });
  const seeds = twice ? runs / 2 : runs;
  return { invariant, seeds: message === undefined ? null : seeds, message: message ?? "" };
}

function* listSeeds(count: number, times: number): Generator<number> {
  for (let seed = 1; seed <= count; seed += 1)
    for (let time = 0; time < times; time += 1) yield seed;
}

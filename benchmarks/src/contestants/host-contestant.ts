import type { Contestant, ContestantOptions } from "./contestant.ts";
import { type ContestantName, contestants } from "./contestants.ts";
import { measureRun } from "./measure-run.ts";
import type { RunningContestant } from "./running-contestant.ts";

/** A contestant in this process. */
export async function hostContestant(
  name: ContestantName,
  options: ContestantOptions,
): Promise<RunningContestant> {
  const create = await contestants[name]();
  const contestant: Contestant = await create(options);
  return {
    run: (steps) => measureRun(contestant, steps),
    close: () => contestant.close(),
  };
}

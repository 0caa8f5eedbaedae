import { DatabaseUnavailableError } from "../model/errors/database-unavailable-error.ts";
import type { Engine } from "./engine.ts";
import { backOff } from "./worker/back-off.ts";

const never = new AbortController().signal;

/**
 * Tries again while the database is away, for at most `patience` milliseconds, so that what a
 * provider answered is not lost with the connection that would have recorded it. `work` must be safe
 * to repeat, also where the first try was committed and only its answer lost. Ends with the worker,
 * and with a tick's budget: what was not recorded by then is recovered like after a crash.
 */
export async function retryWhileAway<Result>(
  engine: Engine,
  { patience }: { readonly patience: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const { clock, random, stop } = engine;
  const until = Math.min(clock.monotonic() + patience, engine.deadline ?? Number.POSITIVE_INFINITY);
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!DatabaseUnavailableError.isInstance(error) || stop?.aborted) throw error;
      const pause = backOff(failures, random);
      if (clock.monotonic() + pause > until) throw error;
      await clock.sleep(pause, stop ?? never);
    }
  }
}

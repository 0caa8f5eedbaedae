import type { Engine } from "../engine.ts";
import { backOff } from "./back-off.ts";
import type { Bell } from "./create-bell.ts";
import type { FailureLog } from "./create-failure-log.ts";
import type { LoopRecord } from "./create-loop-state.ts";
import type { LoopName } from "./loop-name.ts";

/** What a round leaves behind. */
export interface RoundResult {
  /** More of the same can be done now. */
  readonly again: boolean;
  /** Else: milliseconds until the next round, unless the bell rings. Default: only the bell. */
  readonly rest?: number;
}

export interface Loop {
  readonly name: LoopName;
  readonly bell: Bell;
  readonly state: LoopRecord;
  round(): Promise<RoundResult>;
}

/**
 * Rounds until the engine's stop aborts. A round that throws is tried again after a back-off, alone:
 * the other loops go on. Never rejects.
 */
export async function runLoop(
  engine: Engine & { readonly stop: AbortSignal },
  { name, bell, state, round }: Loop,
  log: FailureLog,
): Promise<void> {
  const { stop, clock, random } = engine;
  await bell.wait(Number.POSITIVE_INFINITY, stop);
  while (!stop.aborted) {
    state.begin();
    let result: RoundResult;
    try {
      result = await round();
      state.succeed();
      log.worked(name);
    } catch (error) {
      state.fail(error);
      const { failures } = state.current();
      log.failed(name, error, failures);
      // Not to the bell: whoever rings does not know that it is broken.
      await clock.sleep(backOff(failures, random), stop);
      continue;
    }
    if (!result.again) await bell.wait(result.rest ?? Number.POSITIVE_INFINITY, stop);
  }
}

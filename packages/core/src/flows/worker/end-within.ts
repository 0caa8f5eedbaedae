import type { Engine } from "../engine.ts";
import type { Loop } from "./run-loop.ts";

/** What settling may take after the last call has ended or been given up, in milliseconds. */
const LONGEST_END = 10_000;

/**
 * Resolves when the work has ended, or after the stop has aborted and both bounds have passed: after
 * the first, calls in flight are given up; after the second, whatever still hangs is left behind,
 * and its lease brings it to recovery.
 */
export async function endWithin(
  engine: Engine & { readonly stop: AbortSignal },
  options: {
    readonly work: Promise<unknown>;
    readonly shutdownTimeout: number;
    readonly giveUp: AbortController;
    readonly loops: readonly Pick<Loop, "name" | "state">[];
  },
): Promise<void> {
  const { work, shutdownTimeout, giveUp, loops } = options;
  const { stop, clock, logger, workerId } = engine;
  const ended = new AbortController();
  const busy = () =>
    loops.filter(({ state }) => state.current().busySince !== null).map(({ name }) => name);
  const bounds = async () => {
    await aborted(stop);
    await clock.sleep(shutdownTimeout, ended.signal);
    if (ended.signal.aborted) return;
    logger.log("warn", "The worker stops and waits no longer for calls in flight.", {
      event: "shutdown-timeout",
      workerId,
      loops: busy(),
    });
    giveUp.abort("shutdown-timeout");
    await clock.sleep(LONGEST_END, ended.signal);
    if (ended.signal.aborted) return;
    logger.log(
      "error",
      "The worker ends with work unsettled; it is recovered when its lease ends.",
      {
        event: "shutdown-incomplete",
        workerId,
        loops: busy(),
      },
    );
  };
  try {
    await Promise.race([work, bounds()]);
  } finally {
    ended.abort("ended");
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

import type { Clock } from "../../contracts/clock.ts";

/** How one loop wakes another. Rings that nobody waits for are kept as one. */
export interface Bell {
  ring(): void;
  /** Resolves when rung (or rung before), after `milliseconds`, or once `signal` aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Timers take no longer; whoever waits longer just waits again. */
const LONGEST_SLEEP = 2 ** 31 - 1;

export function createBell(clock: Pick<Clock, "sleep">): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(milliseconds, signal) {
      if (!rung && !signal.aborted) {
        const nap = new AbortController();
        wake = () => nap.abort("rung");
        signal.addEventListener("abort", wake, { once: true });
        await clock.sleep(Math.min(milliseconds, LONGEST_SLEEP), nap.signal);
        signal.removeEventListener("abort", wake);
        wake = undefined;
      }
      rung = false;
    },
  };
}

import { setImmediate } from "node:timers/promises";
import type { Clock } from "@outreachkit/core";
import type { VirtualClock } from "../../time/create-virtual-clock.ts";
import type { SimulatedProcess } from "./create-process.ts";

/** The store's time as one process asks for it, and its own timers, which sleep when it sleeps. */
export function wrapProcessClock(clock: VirtualClock, process: SimulatedProcess): Clock {
  return {
    now() {
      // A transaction that waits for a second connection starves a pool of such transactions.
      if (process.inTransaction)
        throw new Error("The store's time was asked inside a transaction.");
      return process.step("clock.now", "clock", clock.now);
    },
    wall: clock.wall,
    monotonic: clock.monotonic,
    async sleep(milliseconds, signal) {
      const { sleeps } = process;
      await clock.sleep(milliseconds, signal);
      if (process.sleeps === sleeps) return;
      await process.untilAwake();
      // What else was waiting for the process to wake up comes first: the answer before the time-out.
      if (!signal.aborted) await setImmediate();
    },
  };
}

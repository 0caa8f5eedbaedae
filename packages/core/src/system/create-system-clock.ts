import type { Clock } from "../contracts/clock.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import { createStoreTime } from "./create-store-time.ts";

/** The platform's timers, and the time of the store. The only place that touches either. */
export function createSystemClock(
  storeNow: (options?: TransactionOptions) => Promise<number>,
): Clock {
  const wall = () => Date.now();
  const monotonic = () => performance.now();
  return {
    now: createStoreTime(storeNow, { wall, monotonic }),
    wall,
    monotonic,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const finish = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", finish);
          resolve();
        };
        const timer = setTimeout(finish, milliseconds);
        signal.addEventListener("abort", finish);
      }),
  };
}

import type { Clock } from "@outreachkit/core";
import type { FastTime } from "./fast-time.ts";

/** The engine's clock on fast time; `now` is the store's, which runs on it already. */
export function createFastClock({ speed }: FastTime, now: () => Promise<number>): Clock {
  return {
    now,
    // Only what passes counts, on either clock.
    wall: () => Date.now() * speed,
    monotonic: () => performance.now() * speed,
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
        const timer = setTimeout(finish, milliseconds / speed);
        signal.addEventListener("abort", finish);
      }),
  };
}

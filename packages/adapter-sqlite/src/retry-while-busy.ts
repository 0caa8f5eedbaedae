import { setTimeout as delay } from "node:timers/promises";
import { isBusy } from "./is-busy.ts";

const longestDelay = 50;
const patience = 10_000;

/**
 * Tries again while another connection writes, for up to ten seconds. SQLite's own waiting blocks
 * the event loop, and so forever the other connection if that is in this process.
 */
export const retryWhileBusy = async <Result>(
  attempt: () => Result,
  isPassing: (error: unknown) => boolean = isBusy,
): Promise<Result> => {
  let waited = 0;
  for (let pause = 1; ; pause = Math.min(pause * 2, longestDelay)) {
    try {
      return attempt();
    } catch (error) {
      if (!isPassing(error) || waited >= patience) throw error;
    }
    await delay(pause);
    waited += pause;
  }
};

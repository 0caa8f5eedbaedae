import { setTimeout as delay } from "node:timers/promises";

const PAUSE = 50;

/** Asks until the answer is yes. After `within` milliseconds it fails, naming what did not come. */
export async function waitUntil(
  what: string,
  within: number,
  ask: () => boolean | string | Promise<boolean | string>,
): Promise<void> {
  const end = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer === true) return;
    if (performance.now() > end) {
      throw new Error(`Not within ${within} ms: ${what}. Now: ${String(answer)}.`);
    }
    await delay(PAUSE);
  }
}

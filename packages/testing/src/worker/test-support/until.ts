import { setImmediate } from "node:timers/promises";

const MOST_TURNS = 20_000;

/** Lets the event loop turn until it is so. Time stands still meanwhile. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    if (await condition()) return;
    await setImmediate();
  }
  throw new Error(`It did not come about that ${what}.`);
}

import { setImmediate } from "node:timers/promises";

const TURNS = 100;

/** Lets whatever can go on without time passing go on. For what must not happen. */
export async function settleDown(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
}

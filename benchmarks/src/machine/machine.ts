import type { BenchOptions, Figures } from "../figures.ts";
import { median } from "../statistics/median.ts";
import { roundTo } from "../statistics/round-to.ts";
import { timeOurs } from "./time-ours.ts";
import { timeXstate } from "./time-xstate.ts";

const ROUNDS = 7;

/** Pure transitions of the enrollment's machine, ours and the same machine in xstate, in turn. */
export async function machine({ small }: BenchOptions): Promise<Figures> {
  const ours = small ? 10_000 : 20_000_000;
  const theirs = small ? 1_000 : 300_000;
  const rates: { readonly ours: number; readonly xstate: number }[] = [];
  // One more round in front to warm up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate = { ours: timeOurs(ours), xstate: timeXstate(theirs) };
    if (round > 0) rates.push(rate);
  }
  const own = median(rates.map((rate) => rate.ours));
  return {
    "machine.transitionsPerSecond": roundTo(3, own),
    "machine.xstateTransitionsPerSecond": roundTo(3, median(rates.map(({ xstate }) => xstate))),
    "machine.vsXstate": roundTo(3, median(rates.map((rate) => rate.ours / rate.xstate))),
  };
}

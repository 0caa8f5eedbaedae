import { enrollmentMachine, type EventOf, type StateOf, transition } from "@outreachkit/core";
import {
  createMachine,
  getInitialSnapshot,
  type MachineSnapshot,
  transition as xstateTransition,
} from "xstate";
import type { BenchOptions, Figures } from "../figures.ts";
import { median } from "../statistics/median.ts";
import { roundTo } from "../statistics/round-to.ts";

type State = StateOf<typeof enrollmentMachine.table>;
type Event = EventOf<typeof enrollmentMachine.table>;

/** From `pending` round and round, never to an end. */
const events = [
  "schedule",
  "wait",
  "schedule",
  "schedule",
  "wait",
  "wait",
] as const satisfies Event[];

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

function timeOurs(count: number): number {
  const started = performance.now();
  let state: State = enrollmentMachine.initial;
  for (let index = 0; index < count; index += 1) {
    const { move, error }: ReturnType<typeof transition<typeof enrollmentMachine.table>> =
      transition(enrollmentMachine, state, events[index % events.length] ?? "wait");
    if (error) throw error;
    state = move.to;
  }
  if (state === "completed") throw new Error("No event of the round leads there.");
  return (count / (performance.now() - started)) * 1_000;
}

const xstateMachine = createMachine({
  initial: enrollmentMachine.initial,
  states: Object.fromEntries(
    Object.entries(enrollmentMachine.table).map(([state, on]) => [state, { on }]),
  ),
});

function timeXstate(count: number): number {
  const started = performance.now();
  let snapshot = getInitialSnapshot(xstateMachine) as MachineSnapshot<
    // oxlint-disable-next-line typescript/no-explicit-any
    any,
    any,
    any,
    any,
    any,
    any,
    any,
    any
  >;
  for (let index = 0; index < count; index += 1) {
    const type = events[index % events.length] ?? "wait";
    [snapshot] = xstateTransition(xstateMachine, snapshot, { type });
  }
  return (count / (performance.now() - started)) * 1_000;
}

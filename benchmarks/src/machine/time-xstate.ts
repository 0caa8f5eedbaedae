import { enrollmentMachine } from "@outreachkit/core";
import { createMachine, getInitialSnapshot, type SnapshotFrom, transition } from "xstate";
import { roundTrip } from "./round-trip.ts";

/** The same table as an xstate machine. */
const machine = createMachine({
  initial: enrollmentMachine.initial,
  states: Object.fromEntries(
    Object.entries(enrollmentMachine.table).map(([state, on]) => [state, { on }]),
  ),
});

/** Pure transitions a second, without an actor. */
export function timeXstate(count: number): number {
  const started = performance.now();
  let snapshot: SnapshotFrom<typeof machine> = getInitialSnapshot(machine);
  for (let index = 0; index < count; index += 1) {
    const type = roundTrip[index % roundTrip.length] ?? "wait";
    [snapshot] = transition(machine, snapshot, { type });
  }
  if (snapshot.matches("completed")) throw new Error("No event of the round trip leads there.");
  return (count / (performance.now() - started)) * 1_000;
}

import { enrollmentMachine, type StateOf, transition } from "@outreachkit/core";
import { roundTrip } from "./round-trip.ts";

/** Transitions a second of our table. */
export function timeOurs(count: number): number {
  const started = performance.now();
  let state: StateOf<typeof enrollmentMachine.table> = enrollmentMachine.initial;
  for (let index = 0; index < count; index += 1) {
    const result: ReturnType<typeof transition<typeof enrollmentMachine.table>> = transition(
      enrollmentMachine,
      state,
      roundTrip[index % roundTrip.length] ?? "wait",
    );
    if (result.error) throw result.error;
    state = result.move.to;
  }
  // Asked for, so that none of it can be left out as unused.
  if (state === "completed") throw new Error("No event of the round trip leads there.");
  return (count / (performance.now() - started)) * 1_000;
}

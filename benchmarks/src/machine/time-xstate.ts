import { enrollmentMachine } from "@outreachkit/core";
import { createActor, createMachine } from "xstate";
import { roundTrip } from "./round-trip.ts";

/** The same table as an xstate machine. */
const machine = createMachine({
  initial: enrollmentMachine.initial,
  states: Object.fromEntries(
    Object.entries(enrollmentMachine.table).map(([state, on]) => [state, { on }]),
  ),
});

/** Transitions a second of a running actor, which is faster than xstate's pure `transition`. */
export function timeXstate(count: number): number {
  const actor = createActor(machine).start();
  const started = performance.now();
  for (let index = 0; index < count; index += 1) {
    actor.send({ type: roundTrip[index % roundTrip.length] ?? "wait" });
  }
  const rate = (count / (performance.now() - started)) * 1_000;
  if (actor.getSnapshot().status !== "active") throw new Error("The actor stopped.");
  actor.stop();
  return rate;
}

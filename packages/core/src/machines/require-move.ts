import type { EventOf, Machine, MachineTable, StateOf } from "./define-machine.ts";
import { type Move, transition } from "./transition.ts";

/** The move, or the `TransitionError` thrown: for callers who can do nothing with a refusal. */
export function requireMove<Table extends MachineTable>(
  machine: Machine<Table>,
  state: StateOf<Table>,
  event: EventOf<Table>,
): Move<StateOf<Table>> {
  const { move, error } = transition(machine, state, event);
  if (error) throw error;
  return move;
}

import { TransitionError } from "../model/errors/transition-error.ts";
import type { EventOf, Machine, MachineTable, StateOf } from "./define-machine.ts";

export interface Move<State extends string> {
  readonly from: State;
  readonly to: State;
}

export type TransitionResult<State extends string> =
  | { readonly move: Move<State>; readonly error?: never }
  | { readonly move?: never; readonly error: TransitionError };

/** Pure and total: a move, or a typed error that names the state, the event and what is legal. */
export function transition<Table extends MachineTable>(
  machine: Machine<Table>,
  state: StateOf<Table>,
  event: EventOf<Table>,
): TransitionResult<StateOf<Table>> {
  const row = Object.hasOwn(machine.table, state) ? machine.table[state] : undefined;
  const to = row && Object.hasOwn(row, event) ? row[event] : undefined;
  if (to !== undefined) return { move: { from: state, to } };
  return {
    error: new TransitionError({
      machine: machine.name,
      state,
      event,
      accepted: row ? Object.keys(row) : [],
    }),
  };
}

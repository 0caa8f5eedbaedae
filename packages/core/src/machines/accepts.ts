import type { EventOf, Machine, MachineTable, StateOf } from "./define-machine.ts";

/** Whether the machine has a move for this event from this state. */
export function accepts<Table extends MachineTable>(
  machine: Machine<Table>,
  state: StateOf<Table>,
  event: EventOf<Table>,
): boolean {
  const row = machine.table[state];
  return row !== undefined && Object.hasOwn(row, event);
}

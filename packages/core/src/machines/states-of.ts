import type { Machine, MachineTable, StateOf } from "./define-machine.ts";

/** Every state of a machine, in the order of its table. */
export function statesOf<Table extends MachineTable>(
  machine: Machine<Table>,
): readonly StateOf<Table>[] {
  return Object.keys(machine.table);
}

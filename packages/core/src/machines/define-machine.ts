/**
 * A state machine as one closed table: for each state, the events it accepts and where each leads.
 * The table is the specification; state and event types derive from it, so a new state breaks
 * compilation wherever a table over states must be exhaustive.
 */
export type MachineTable = { readonly [state: string]: { readonly [event: string]: string } };

export interface Machine<Table extends MachineTable> {
  readonly name: string;
  readonly initial: StateOf<Table>;
  readonly table: Table;
}

export type StateOf<Table extends MachineTable> = keyof Table & string;

export type EventOf<Table extends MachineTable> = {
  [State in keyof Table]: keyof Table[State] & string;
}[keyof Table];

/** Every target must itself be a state of the table. */
type Closed<Table extends MachineTable> = {
  readonly [State in keyof Table]: { readonly [Event in keyof Table[State]]: keyof Table };
};

export function defineMachine<const Table extends MachineTable>(machine: {
  readonly name: string;
  readonly initial: StateOf<Table>;
  readonly table: Table & Closed<Table>;
}): Machine<Table> {
  return machine;
}

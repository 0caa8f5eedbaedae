import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TransitionError } from "../model/errors/transition-error.ts";
import { approvalMachine } from "./approval-machine.ts";
import { campaignMachine } from "./campaign-machine.ts";
import type { Machine, MachineTable } from "./define-machine.ts";
import { deliveryMachine } from "./delivery-machine.ts";
import { enrollmentMachine } from "./enrollment-machine.ts";
import { generationMachine } from "./generation-machine.ts";
import { transition } from "./transition.ts";

/** Forgets which states there are, so that the tests may try any text. */
const widen = (machine: {
  readonly name: string;
  readonly initial: string;
  readonly table: MachineTable;
}): Machine<MachineTable> => machine;

const machines = [
  widen(campaignMachine),
  widen(enrollmentMachine),
  widen(generationMachine),
  widen(approvalMachine),
  widen(deliveryMachine),
];
const eventsOf = ({ table }: Machine<MachineTable>) => [
  ...new Set(Object.values(table).flatMap((row) => Object.keys(row))),
];
/** Every pair of a state and an event of the same machine, legal or not. */
const everyCase = machines.flatMap((machine) =>
  Object.keys(machine.table).flatMap((state) =>
    eventsOf(machine).map((event) => ({ machine, state, event })),
  ),
);

describe("transition", () => {
  test.each(machines)(
    "leads from the table of $name to states of it only",
    ({ table, initial }) => {
      const states = Object.keys(table);
      expect(states).toContain(initial);
      for (const row of Object.values(table)) {
        for (const target of Object.values(row)) expect(states).toContain(target);
      }
    },
  );

  test.each(machines)("reaches every state of $name from its first", ({ table, initial }) => {
    const reached = new Set<string>([initial]);
    for (const state of reached)
      for (const to of Object.values(table[state] ?? {})) reached.add(to);
    expect([...reached].toSorted()).toEqual(Object.keys(table).toSorted());
  });

  test("gives for each state and event what the table says, or an error with what is legal", () => {
    expect(everyCase).toHaveLength(6 * 7 + 5 * 4 + 4 * 5 + 4 * 4 + 8 * 12);
    for (const { machine, state, event } of everyCase) {
      const row = machine.table[state] ?? {};
      const { move, error } = transition(machine, state, event);
      if (event in row) {
        expect(move).toEqual({ from: state, to: row[event] });
        expect(error).toBeUndefined();
        continue;
      }
      expect(move).toBeUndefined();
      expect(error).toBeInstanceOf(TransitionError);
      expect(error).toMatchObject({ machine: machine.name, state, event });
      expect(error?.accepted).toEqual(Object.keys(row));
      expect(error?.message).toContain(`The ${machine.name} is "${state}" and cannot ${event}.`);
      for (const legal of Object.keys(row)) expect(error?.message).toContain(legal);
    }
  });

  test("is total and pure: any text gives a move or an error, the same each time", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("constructor", "__proto__", "toString", "name", "hasOwnProperty"),
      fc.constantFrom(...everyCase.map(({ state }) => state)),
      fc.constantFrom(...everyCase.map(({ event }) => event)),
    );
    const before = JSON.stringify(machines);
    fc.assert(
      fc.property(fc.constantFrom(...machines), word, word, (machine, state, event) => {
        const result = transition(machine, state, event);
        expect(result.move === undefined).toBe(result.error !== undefined);
        if (result.move) expect(Object.keys(machine.table)).toContain(result.move.to);
        expect(JSON.stringify(transition(machine, state, event))).toBe(JSON.stringify(result));
      }),
      { numRuns: 500 },
    );
    expect(JSON.stringify(machines)).toBe(before);
  });

  test("says of a final state that it is final", () => {
    const { error } = transition(enrollmentMachine, "stopped", "schedule");
    expect(error?.message).toBe(
      'The enrollment is "stopped" and cannot schedule. "stopped" is final.',
    );
    expect(error?.code).toBe("illegal-transition");
  });
});

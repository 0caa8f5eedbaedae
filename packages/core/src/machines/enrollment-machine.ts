import { defineMachine, type StateOf } from "./define-machine.ts";

/**
 * One contact in one campaign: the sequence. In flight is not a state, it points to a delivery that
 * is out; a pause is a hold on its subject, not a state.
 *
 * - `pending`: not planned yet, due at once.
 * - `scheduled`: the current step has an instant.
 * - `waiting`: something holds the current step back; always with a typed reason.
 * - `completed`: every step was sent or passed.
 * - `stopped`: always with a typed stop reason; a send that was out may still settle.
 */
export const enrollmentMachine = defineMachine({
  name: "enrollment",
  initial: "pending",
  table: {
    pending: { schedule: "scheduled", wait: "waiting", complete: "completed", stop: "stopped" },
    scheduled: { schedule: "scheduled", wait: "waiting", complete: "completed", stop: "stopped" },
    waiting: { schedule: "scheduled", wait: "waiting", complete: "completed", stop: "stopped" },
    completed: {},
    stopped: {},
  },
});

export type EnrollmentState = StateOf<typeof enrollmentMachine.table>;

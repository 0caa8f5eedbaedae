import { defineMachine, type StateOf } from "./define-machine.ts";

/**
 * What stops a sender, a sending domain, a campaign or a tenant whose messages bounce or draw
 * complaints.
 *
 * - `closed`: nothing is held back. Judged by the last sends whenever a bounce or complaint comes.
 * - `open`: nothing of it is claimed until an instant; what is out settles. Has that instant.
 * - `half-open`: a tenth of the cap may go, and it is judged only by what it sent since. An open one
 *   whose instant has passed counts as half-open already; the move is written when the first of
 *   those sends is settled.
 * - `paused`: tripped again while half-open. Left by a person alone.
 */
export const breakerMachine = defineMachine({
  name: "breaker",
  initial: "closed",
  table: {
    closed: { trip: "open" },
    open: { probe: "half-open", reset: "closed" },
    "half-open": { close: "closed", trip: "paused", reset: "closed" },
    paused: { reset: "closed" },
  },
});

export type BreakerState = StateOf<typeof breakerMachine.table>;

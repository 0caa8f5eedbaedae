import { callFaults, type FaultKind } from "./fault-kind.ts";

/**
 * Where an operation happens: a read by itself, the edge of a transaction, inside one, its commit, a
 * provider's call or look-up, a look at the clock.
 */
export type OperationPlace =
  | "read"
  | "begin"
  | "transaction"
  | "commit"
  | "call"
  | "lookup"
  | "clock";

/** One thing that a process asks of the outside. */
export interface Operation {
  /** Counted over all processes of a run, from 1. */
  readonly number: number;
  /** Such as `apply`, `transaction.commit`, `dispatch.lockForClaim` or `channel.send`. */
  readonly name: string;
  readonly place: OperationPlace;
  readonly process: string;
}

const sleeps = ["overtaken", "interrupted", "zombie", "zombie-in-call"] as const;

/**
 * The faults that mean something at a place. Nobody sleeps inside a transaction: its database would
 * end it, which is an error. An effect inside one that rolls back is no effect.
 */
export const faultsAt: { readonly [place in OperationPlace]: readonly FaultKind[] } = {
  read: ["error", "crash", "overtaken", "zombie"],
  begin: ["error", "crash", ...sleeps],
  transaction: ["error", "conflict", "late-error", "crash", "late-crash"],
  commit: ["error", "conflict", "late-error", "crash", "late-crash", ...sleeps],
  call: [
    "crash",
    "late-crash",
    ...sleeps,
    ...(Object.keys(callFaults) as (keyof typeof callFaults)[]),
  ],
  lookup: ["error", "crash", "late-crash", "overtaken", "zombie"],
  clock: ["error", "crash", "overtaken", "zombie"],
};

import type { enrollmentMachine, EventOf } from "@outreachkit/core";

/** Events that lead an enrollment from `pending` round and round, never to an end. */
export const roundTrip = [
  "schedule",
  "wait",
  "schedule",
  "schedule",
  "wait",
  "wait",
] as const satisfies EventOf<typeof enrollmentMachine.table>[];

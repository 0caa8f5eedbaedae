import type { EnrollmentState, EventType } from "@outreachkit/core";

/** Where an enrollment is after an event; others leave it where it was. */
export const enrollmentStateAfter: ReadonlyMap<EventType, EnrollmentState> = new Map([
  ["enrollment-created", "pending"],
  ["enrollment-scheduled", "scheduled"],
  ["enrollment-waiting", "waiting"],
  ["enrollment-completed", "completed"],
  ["enrollment-stopped", "stopped"],
]);

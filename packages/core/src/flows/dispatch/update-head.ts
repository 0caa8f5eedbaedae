import type { HeadUpdate } from "../../contracts/store/queue-records.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { LockedHead } from "./gather-claim-facts.ts";

/** When the queue is looked at next, and when its sender is free again. */
export function updateHead(
  changes: Changes,
  options: {
    readonly locked: LockedHead;
    readonly allotment: Pick<HeadUpdate, "gapUntil" | "nextFreeAt" | "blockedBy">;
    /** Moved without a send, as they will be. */
    readonly handled: readonly EnrollmentRecord[];
    /** Ids of enrollments whose message goes now. */
    readonly going: readonly string[];
  },
): void {
  const { locked, allotment, handled, going } = options;
  // What moved to another queue has hinted that one.
  const dues = handled.flatMap(({ dueAt, senderId }) =>
    dueAt === null || senderId !== locked.head.senderId ? [] : [dueAt],
  );
  changes.heads.push({
    tenantId: locked.head.tenantId,
    senderId: locked.head.senderId,
    fromVersion: locked.head.version,
    gapUntil: allotment.gapUntil,
    nextFreeAt: allotment.nextFreeAt,
    blockedBy: allotment.blockedBy,
    handledIds: [...handled.map(({ id }) => id), ...going],
    turnAt: changes.now,
    handledDueAt: dues.length > 0 ? Math.min(...dues) : null,
  });
}

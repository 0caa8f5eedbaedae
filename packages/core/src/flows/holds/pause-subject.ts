import type { HoldRecord } from "../../contracts/store/records/hold-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Actor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import type { Engine } from "../engine.ts";
import { startHold } from "./start-hold.ts";

export interface HoldSubject {
  readonly tenantId: string;
  readonly subject: HoldRecord["subject"];
  readonly subjectId: string;
}

/** Holds a contact, sender or enrollment back. What is out settles; nothing new of it is claimed. */
export async function pauseSubject(
  engine: Engine,
  options: HoldSubject & {
    readonly until: Instant | null;
    readonly cause: string;
    readonly actor: Actor;
  },
): Promise<void> {
  const now = await engine.clock.now();
  const { tenantId, subject, subjectId, until, cause, actor } = options;
  await engine.store.transaction(async (session) => {
    await lockSubject(session, options);
    const [existing] = await session.restrictions.findHolds({ tenantId, subjectIds: [subjectId] });
    const changes = createChanges({ now, actor, newId: engine.newId });
    startHold(changes, { existing, hold: { tenantId, subject, subjectId, until, cause } });
    await commitChanges(session, changes);
  });
}

/** Ends a pause. What it had parked is looked at again, in the same transaction. */
export async function resumeSubject(
  engine: Engine,
  options: HoldSubject & { readonly actor: Actor },
): Promise<void> {
  const now = await engine.clock.now();
  const { tenantId, subjectId, actor } = options;
  await engine.store.transaction(async (session) => {
    const enrollments = await lockSubject(session, options);
    const [existing] = await session.restrictions.findHolds({ tenantId, subjectIds: [subjectId] });
    if (!existing) return;
    const changes = createChanges({ now, actor, newId: engine.newId });
    changes.deletes.holds.push({ tenantId, id: existing.id });
    changes.append({
      type: "hold-ended",
      entity: "hold",
      row: { tenantId, id: existing.id, version: 2 },
      data: { subject: existing.subject, subjectId, cause: "resumed" },
    });
    for (const row of enrollments) signalEnrollment(changes, row);
    if (options.subject === "sender") freeSender(changes, options);
    await commitChanges(session, changes);
  });
}

/** The enrollments that the pause may have parked, locked. A sender's pause parks none. */
async function lockSubject(session: StoreSession, { tenantId, subject, subjectId }: HoldSubject) {
  if (subject === "contact") {
    return await session.enrollments.lockLiveOfContacts({ tenantId, contactIds: [subjectId] });
  }
  if (subject === "enrollment")
    return await session.enrollments.lock([{ tenantId, id: subjectId }]);
  return [];
}

function freeSender(changes: Changes, { tenantId, subjectId }: HoldSubject): void {
  changes.inserts.hints.push({
    tenantId,
    senderId: subjectId,
    campaignId: null,
    dueAt: changes.now,
    free: true,
  });
}

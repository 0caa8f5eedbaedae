import type { Actor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";
import type { HoldSubject } from "./hold-subject.ts";
import { lockSubject } from "./lock-subject.ts";

/** Ends a pause. What it had parked is looked at again, in the same transaction. */
export async function resumeSubject(
  engine: Engine,
  options: HoldSubject & { readonly actor: Actor },
): Promise<void> {
  const { tenantId, subjectId, actor } = options;
  await retryOnConflict(async () => {
    const now = await engine.clock.now();
    await engine.store.transaction(async (session) => {
      const enrollments = await lockSubject(session, options);
      const [existing] = await session.restrictions.findHolds({
        tenantId,
        subjectIds: [subjectId],
      });
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
  });
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

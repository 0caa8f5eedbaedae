import type { Actor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import type { HoldSubject } from "./hold-subject.ts";
import { lockSubject } from "./lock-subject.ts";
import { restTasks } from "../tasks/rest-tasks.ts";
import { startHold } from "./start-hold.ts";

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
    const enrollments = await lockSubject(session, options);
    const [existing] = await session.restrictions.findHolds({ tenantId, subjectIds: [subjectId] });
    const changes = createChanges({ now, actor, newId: engine.newId });
    startHold(changes, { existing, hold: { tenantId, subject, subjectId, until, cause } });
    await restTasks(session, changes, enrollments);
    await commitChanges(session, changes);
  });
}

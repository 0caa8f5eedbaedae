import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { HoldSubject } from "./hold-subject.ts";

/** The enrollments that the pause may have parked, locked. A sender's pause parks none. */
export async function lockSubject(
  session: StoreSession,
  { tenantId, subject, subjectIds }: HoldSubject,
) {
  if (subject === "contact") {
    return await session.enrollments.lockLiveOfContacts({ tenantId, contactIds: subjectIds });
  }
  if (subject === "enrollment")
    return await session.enrollments.lock(subjectIds.map((id) => ({ tenantId, id })));
  return [];
}

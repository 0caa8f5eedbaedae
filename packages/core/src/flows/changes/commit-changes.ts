import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "./create-changes.ts";

/** Writes everything collected. A suppression that exists already is neither written nor told again. */
export async function commitChanges(session: StoreSession, changes: Changes): Promise<void> {
  if (changes.suppressions.length > 0) {
    const inserted = await session.restrictions.insertSuppressions(changes.suppressions);
    for (const { tenantId, id, type, reason } of changes.suppressions) {
      if (!inserted.has(id)) continue;
      changes.append({
        type: "suppression-added",
        entity: "suppression",
        row: { tenantId, id, version: 1 },
        data: { type, reason },
      });
    }
  }
  await session.apply(changes.toChangeSet());
}

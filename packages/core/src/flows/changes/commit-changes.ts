import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import { judgeBreakers } from "../breakers/judge-breakers.ts";
import type { Changes } from "./create-changes.ts";

/**
 * Writes everything collected. A suppression that exists already is neither written nor told again. What
 * bounced is judged last, with all of it written. Gives the breakers that tripped: whoever could trip
 * one calls `awaitTripped` with them after the transaction.
 */
export async function commitChanges(
  session: StoreSession,
  changes: Changes,
): Promise<readonly BreakerScopeKey[]> {
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
  return await judgeBreakers(session, changes);
}

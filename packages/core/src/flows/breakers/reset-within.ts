import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveBreaker } from "../changes/move-breaker.ts";
import { wakeScope } from "./wake-scope.ts";

/**
 * Puts resets into `changes`; gives the scopes that were reset. Locks breakers, so nothing may be locked
 * after it.
 */
export async function resetWithin(
  session: StoreSession,
  changes: Changes,
  {
    tenantId,
    scopes,
    only,
  }: {
    readonly tenantId: string;
    readonly scopes: readonly string[];
    /** Leave those in any other state as they are. Default: all that are not closed. */
    readonly only?: "paused";
  },
): Promise<ReadonlySet<string>> {
  // A breaker that never was is not made by asking for its reset.
  const known = await session.breakers.find({ tenantId, scopes });
  const locked = await session.breakers.lock(
    known.map(({ scope, id }) => ({
      ...breakerScopes.keyOf(tenantId, scope),
      id,
      now: changes.now,
    })),
  );
  const reset = new Set<string>();
  for (const { breaker } of locked) {
    if (breaker.state === "closed" || breaker.state !== (only ?? breaker.state)) continue;
    // From the next millisecond on: what was claimed in this one may be what it stopped.
    const patch = { since: changes.now + 1, complaints: [] };
    moveBreaker(changes, { row: breaker, event: "reset", patch });
    wakeScope(changes, breakerScopes.keyOf(tenantId, breaker.scope));
    reset.add(breaker.scope);
  }
  return reset;
}

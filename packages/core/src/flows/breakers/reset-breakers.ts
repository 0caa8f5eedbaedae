import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Actor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { moveBreaker } from "../changes/move-breaker.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { wakeScope } from "./wake-scope.ts";

/** What became of one reset. */
export interface BreakerReset {
  /** `not-open`: it is closed, or there never was one. */
  readonly outcome: "reset" | "not-open";
}

/**
 * A person lets go on what breakers stopped. What was sent until then is not judged again; what waited is
 * looked at now, and the limits of its senders spread it. One transaction, a result per scope, in order.
 */
export async function resetBreakers(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly scopes: readonly string[];
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<readonly BreakerReset[]> {
  const { tenantId, scopes, why, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const changes = createChanges({ now, actor, newId: engine.newId });
      const reset = await resetWithin(session, withWhy(changes, why), { tenantId, scopes });
      await commitChanges(session, changes);
      return scopes.map((scope) => ({ outcome: reset.has(scope) ? "reset" : "not-open" }));
    });
  });
}

/**
 * Puts it into `changes`; gives the scopes that were not closed. Locks breakers, so nothing may be locked
 * after it.
 */
export async function resetWithin(
  session: StoreSession,
  changes: Changes,
  { tenantId, scopes }: { readonly tenantId: string; readonly scopes: readonly string[] },
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
    if (breaker.state === "closed") continue;
    // From the next millisecond on: what was claimed in this one may be what it stopped.
    const patch = { since: changes.now + 1, complaints: [] };
    moveBreaker(changes, { row: breaker, event: "reset", patch });
    wakeScope(changes, breakerScopes.keyOf(tenantId, breaker.scope));
    reset.add(breaker.scope);
  }
  return reset;
}

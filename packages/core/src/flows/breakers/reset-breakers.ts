import type { Actor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { resetWithin } from "./reset-within.ts";

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

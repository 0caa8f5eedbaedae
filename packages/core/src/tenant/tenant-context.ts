import type { TransactionOptions } from "../contracts/store/store.ts";
import type { StoreSession } from "../contracts/store/store-session.ts";
import { commitChanges } from "../flows/changes/commit-changes.ts";
import { type Changes, createChanges } from "../flows/changes/create-changes.ts";
import { retryOnConflict } from "../flows/changes/retry-on-conflict.ts";
import type { Engine } from "../flows/engine.ts";
import { ensureTenant } from "../flows/tenants/ensure-tenant.ts";
import type { Actor } from "../model/actor.ts";

/** What every method of a tenant works with. */
export interface TenantContext {
  readonly engine: Engine;
  readonly tenantId: string;
  readonly tenantKey: string;
  readonly actor: Actor;
}

/**
 * One write: the tenant's row made sure of, `work` run, its changes committed, in one transaction,
 * the host's where it gives one. Runs again when another transaction was faster, unless it is the
 * host's, which only the host can run again.
 */
export async function writeForTenant<Result>(
  context: TenantContext,
  options: TransactionOptions,
  work: (session: StoreSession, changes: Changes) => Promise<Result>,
): Promise<Result> {
  const { engine, actor } = context;
  // Read before the transaction opens: on a single connection it could not be read inside.
  await engine.keys(options);
  const attempt = async () => {
    const now = await engine.clock.now(options);
    return await engine.store.transaction(async (session) => {
      const changes = createChanges({ now, actor, newId: engine.newId });
      await ensureTenant(session, changes, context);
      const result = await work(session, changes);
      await commitChanges(session, changes);
      return result;
    }, options);
  };
  return options.transaction ? await attempt() : await retryOnConflict(attempt);
}

import type { SqlExecutor } from "./contracts/store/sql-executor.ts";
import type { MigrationReport } from "./contracts/store/store.ts";
import { createVariables, type Variables } from "./content/create-variables.ts";
import { checkDefinition } from "./flows/campaigns/check-definition.ts";
import type { Engine } from "./flows/engine.ts";
import { listSubscribers, type SubscriberStatus } from "./flows/subscribers/list-subscribers.ts";
import { createWorker, type Worker, type WorkerOptions } from "./flows/worker/create-worker.ts";
import type { HealthOptions, OutreachHealth } from "./flows/worker/health.ts";
import { readHealth } from "./flows/worker/read-health.ts";
import { tick, type TickOptions, type TickResult } from "./flows/worker/tick.ts";
import { type Actor, systemActor } from "./model/actor.ts";
import type { CampaignDefinition } from "./model/campaign-definition.ts";
import { createEngine } from "./create-engine.ts";
import type { OutreachOptions } from "./outreach-options.ts";
import { tenantIdOfKey } from "./system/tenant-id-of-key.ts";
import { createTenant, type Tenant } from "./tenant/create-tenant.ts";

export interface Outreach {
  /** Brings the database up to date. Safe from many processes at once. */
  migrate(): Promise<MigrationReport>;
  /** Throws `SchemaVersionError` when the database is not the one this version works on. */
  ready(): Promise<void>;
  /**
   * One tenant, by the host's own key, acting for `actor` (default: the system). Without a key: the
   * one tenant of a single-tenant host. Nothing is read or written yet.
   */
  tenant(key?: string, options?: { readonly actor?: Actor }): Tenant;
  /** Checks a definition at once, without a database, and gives it back. */
  defineCampaign(definition: CampaignDefinition): CampaignDefinition;
  /** The names templates know, typed; each prints as Liquid. */
  readonly variables: Variables;
  readonly subscribers: {
    /** How far each subscriber has come, and what it fails on. Of all tenants. */
    list(): Promise<readonly SubscriberStatus[]>;
  };
  worker(options?: WorkerOptions): Worker;
  /** One bounded round of work, for a cron or a serverless host. */
  tick(options?: TickOptions): Promise<TickResult>;
  /**
   * How far behind the workers are, over all tenants, from the database alone: for a process that
   * runs none. Costs two small reads. Never rejects.
   */
  health(options?: HealthOptions): Promise<OutreachHealth>;
  /**
   * A transaction on the embedded database, shared with the host: pass `transaction` on to each call
   * inside. Hosts with their own PostgreSQL pool wrap their own transaction instead (`fromPg`).
   */
  transaction<Result>(work: (transaction: SqlExecutor) => Promise<Result>): Promise<Result>;
  /** Releases what was opened. Idempotent. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The engine inside the host's own process. Opens and reads nothing by itself. */
export function createOutreach(options: OutreachOptions): Outreach {
  const engine: Engine = createEngine(options);
  const { store } = engine;
  return {
    migrate: () => store.migrate(),
    ready: () => store.ready(),
    tenant: (key = "default", { actor = systemActor } = {}) =>
      createTenant({ engine, tenantId: tenantIdOfKey(key), tenantKey: key, actor }),
    defineCampaign(definition) {
      checkDefinition(engine, definition);
      return definition;
    },
    variables: createVariables(),
    subscribers: { list: () => listSubscribers(engine) },
    worker: (workerOptions) => createWorker(engine, workerOptions),
    health: (healthOptions) => readHealth(engine, healthOptions),
    tick: (tickOptions) => tick(engine, tickOptions),
    async transaction(work) {
      // The keys are read on the store's own connection, which the transaction will hold.
      await engine.keys();
      return await store.hostTransaction(work);
    },
    close: () => store.close(),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

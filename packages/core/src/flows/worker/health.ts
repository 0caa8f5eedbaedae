import type { LoopName } from "./loop-name.ts";

export interface HealthOptions {
  /** Work that has been ready for longer than this makes the state `degraded`, in milliseconds. Default 5 minutes. */
  readonly maxLag?: number;
}

/** Why the state is not `ok`. A closed list; a health check shows it as it is. */
export type HealthReason =
  /** The database could not be asked, or gave no answer in five seconds. */
  | { readonly code: "database-unavailable"; readonly error: string; readonly errorCode?: string }
  /** The oldest ready work has waited for longer than `maxLag`. */
  | { readonly code: "lagging"; readonly lagMs: number }
  /** A lease ended more than a minute ago and nobody recovered it: no worker runs, or they are stuck. */
  | { readonly code: "recovery-behind"; readonly sinceMs: number }
  /** Deliveries that only a person can decide about. Counted up to 1,000. */
  | { readonly code: "needs-review"; readonly count: number }
  | {
      readonly code: "loop-failing";
      readonly loop: LoopName;
      readonly failures: number;
      readonly error: string;
      readonly errorCode?: string;
    }
  /** A loop has been in one round for longer than a lease lasts. */
  | { readonly code: "loop-stalled"; readonly loop: LoopName; readonly sinceMs: number }
  /** `run` was not called, or has ended. */
  | { readonly code: "worker-stopped" };

/** `down`: nothing can be sent, or nobody would; `degraded`: somebody should look. */
export type HealthStatus = "ok" | "degraded" | "down";

/** Over all tenants. Counts stop at 1,000. */
export interface HealthBacklog {
  /** How long the oldest ready work has waited; 0: nothing waits. */
  readonly lagMs: number;
  /** Since when, ISO; null: nothing waits. */
  readonly oldestDueAt: string | null;
  /** Deliveries claimed and not settled. */
  readonly inFlight: { readonly all: number; readonly thisWorker: number };
  /** Wake-ups that are not yet carried to their queues. */
  readonly hints: number;
  /** Messages that wait to be written. */
  readonly toWrite: number;
  readonly deadLetters: {
    readonly failed: number;
    readonly unknown: number;
    readonly "needs-review": number;
  };
}

export interface OutreachHealth {
  readonly status: HealthStatus;
  readonly reasons: readonly HealthReason[];
  /** The store's time, ISO; null when it could not be asked. */
  readonly at: string | null;
  /** Null when the database could not be asked. */
  readonly backlog: HealthBacklog | null;
}

/** One loop of this worker. Times are milliseconds ago; null: never. */
export interface LoopHealth {
  readonly busyForMs: number | null;
  readonly succeededMsAgo: number | null;
  readonly failedMsAgo: number | null;
  /** The last error's name and code, also after it has passed. */
  readonly lastError: { readonly error: string; readonly code?: string } | null;
  /** In a row; 0: the last round went well. */
  readonly failures: number;
}

export interface WorkerHealth extends OutreachHealth {
  readonly workerId: string;
  readonly running: boolean;
  readonly loops: Readonly<Record<LoopName, LoopHealth>>;
}

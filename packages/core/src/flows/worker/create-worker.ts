import type { Engine } from "../engine.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { WorkerRunningError } from "../../model/errors/worker-running-error.ts";
import { createLoopStates } from "./create-loops.ts";
import type { HealthOptions, WorkerHealth } from "./health.ts";
import { readWorkerHealth } from "./read-worker-health.ts";
import { runWorker } from "./run-worker.ts";

export interface WorkerOptions {
  /**
   * How long an idle worker waits at most before it looks again, in milliseconds. Default 1,000. What
   * this process commits wakes it at once, and on PostgreSQL what others commit (`notify`).
   */
  readonly pollInterval?: number;
  /**
   * How long provider calls in flight may still take once the signal has aborted, in milliseconds;
   * then they are given up as uncertain, and recovered like those of a crash. Default: the longest
   * time-out of the channels, so that each ends by itself. `run` resolves at most ten seconds later.
   */
  readonly shutdownTimeout?: number;
}

export interface Worker {
  /**
   * Works until `signal` aborts: then it claims nothing new, releases what was claimed and not yet
   * given to a provider, settles what is in flight, and resolves. Errors of the database or of one
   * loop are logged and tried again; it rejects only before it has begun, when the schema is not the
   * one this version works on (`SchemaVersionError`) or it is running already.
   */
  run(options: { readonly signal: AbortSignal }): Promise<void>;
  /** What a health check of the host returns: how far behind the workers are, and how this one does. */
  health(options?: HealthOptions): Promise<WorkerHealth>;
}

const DEFAULT_POLL_INTERVAL = 1_000;

/** Any number of workers, in any number of processes, share one database. */
export function createWorker(engine: Engine, options: WorkerOptions = {}): Worker {
  const { pollInterval = DEFAULT_POLL_INTERVAL, shutdownTimeout = longestCall(engine) } = options;
  requireMilliseconds({ pollInterval, shutdownTimeout }, { pollInterval: 1, shutdownTimeout: 0 });
  const states = createLoopStates(() => engine.clock.monotonic());
  let running = false;
  const health: Worker["health"] = (healthOptions) =>
    readWorkerHealth(engine, { states, running, ...healthOptions });
  return {
    health,
    async run({ signal }) {
      if (running) throw new WorkerRunningError();
      running = true;
      try {
        await runWorker(engine, { signal, pollInterval, shutdownTimeout, states, health });
      } finally {
        running = false;
      }
    },
  };
}

function longestCall({ channels }: Engine): number {
  const timeouts = [...channels.values()].map((channel) =>
    channel.mode === "push" ? durationToMilliseconds(channel.timeout) : 0,
  );
  return Math.max(0, ...timeouts);
}

function requireMilliseconds<Name extends string>(
  options: Readonly<Record<Name, number>>,
  least: Readonly<Record<Name, number>>,
): void {
  const problems = (Object.keys(options) as Name[])
    .filter((path) => !(options[path] >= least[path]))
    .map((path) => ({
      path,
      code: "invalid-milliseconds",
      message: `${path} is ${options[path]}; give milliseconds, ${least[path]} or more.`,
    }));
  if (problems.length > 0) throw new InvalidInputError({ problems, subject: "worker" });
}

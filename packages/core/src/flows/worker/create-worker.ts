import type { Engine } from "../engine.ts";
import { tick } from "./tick.ts";

export interface WorkerOptions {
  /** How long an idle worker waits at most before it looks again, in milliseconds. Default 1,000. */
  readonly pollInterval?: number;
}

export interface Worker {
  /** Works until `signal` aborts, then starts nothing new, settles what is in flight and resolves. */
  run(options: { readonly signal: AbortSignal }): Promise<void>;
}

const DEFAULT_POLL_INTERVAL = 1_000;
const LONGEST_BACKOFF = 30_000;

/** A loop of ticks. Any number of them, in any number of processes, share one database. */
export function createWorker(engine: Engine, options: WorkerOptions = {}): Worker {
  const { pollInterval = DEFAULT_POLL_INTERVAL } = options;
  return {
    async run({ signal }) {
      let failures = 0;
      while (!signal.aborted) {
        try {
          const { more, nextDueAt } = await tick(engine, { signal });
          failures = 0;
          if (!more)
            await engine.clock.sleep(await idleTime(engine, nextDueAt, pollInterval), signal);
        } catch (error) {
          failures += 1;
          engine.logger.log("error", "A tick failed; the worker backs off and goes on.", {
            failures,
            error: error instanceof Error ? error.message : String(error),
          });
          await engine.clock.sleep(Math.min(pollInterval * 2 ** failures, LONGEST_BACKOFF), signal);
        }
      }
    },
  };
}

async function idleTime(
  engine: Engine,
  nextDueAt: string | null,
  pollInterval: number,
): Promise<number> {
  if (nextDueAt === null) return pollInterval;
  const now = await engine.clock.now();
  return Math.min(Math.max(Date.parse(nextDueAt) - now, 0), pollInterval);
}

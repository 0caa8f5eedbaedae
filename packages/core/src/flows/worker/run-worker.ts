import { DatabaseUnavailableError } from "../../model/errors/database-unavailable-error.ts";
import type { WakeUpState } from "../../contracts/store/wake-ups.ts";
import { describeError } from "../../telemetry/describe-error.ts";
import type { Engine } from "../engine.ts";
import { backOff } from "./back-off.ts";
import { createFailureLog, type FailureLog } from "./create-failure-log.ts";
import { createLoops, type LoopStates } from "./create-loops.ts";
import { endWithin } from "./end-within.ts";
import type { WorkerHealth } from "./health.ts";
import { runLoop } from "./run-loop.ts";

/** One run of a worker, from its first look to the last settlement. */
export async function runWorker(
  host: Engine,
  options: {
    readonly signal: AbortSignal;
    readonly pollInterval: number;
    readonly shutdownTimeout: number;
    readonly states: LoopStates;
    readonly health: () => Promise<WorkerHealth>;
  },
): Promise<void> {
  const { signal, pollInterval, shutdownTimeout, states, health } = options;
  const giveUp = new AbortController();
  const engine = { ...host, stop: signal, giveUp: giveUp.signal };
  const log = createFailureLog(engine);
  await waitForSchema(engine, log);
  if (signal.aborted) return;
  engine.logger.log("info", "The worker runs.", {
    event: "worker-started",
    workerId: engine.workerId,
  });
  const { loops, bells } = createLoops(engine, { pollInterval, states });
  const stopListening = engine.store.listen?.({
    onWake: () => bells.watch.ring(),
    onStateChange: (change) => logWakeUps(engine, change),
  });
  const stopObserving = engine.telemetry.observe(async () => {
    const { backlog } = await health();
    if (!backlog) return null;
    return {
      lagMs: backlog.lagMs,
      inFlight: backlog.inFlight.all,
      deadLetters: backlog.deadLetters,
    };
  });
  bells.watch.ring();
  try {
    const work = Promise.all(loops.map((loop) => runLoop(engine, loop, log)));
    await endWithin(engine, { work, shutdownTimeout, giveUp, loops });
  } finally {
    stopObserving();
    await stopListening?.();
    engine.logger.log("info", "The worker has stopped.", {
      event: "worker-stopped",
      workerId: engine.workerId,
    });
  }
}

/** A wrong schema is a mistake of whoever deployed, and is told at once; a database that is away comes back. */
async function waitForSchema(
  engine: Engine & { readonly stop: AbortSignal },
  log: FailureLog,
): Promise<void> {
  for (let failures = 1; !engine.stop.aborted; failures += 1) {
    try {
      await engine.store.ready();
      log.worked("watch");
      return;
    } catch (error) {
      if (!DatabaseUnavailableError.isInstance(error)) throw error;
      log.failed("watch", error, failures);
      await engine.clock.sleep(backOff(failures, engine.random), engine.stop);
    }
  }
}

function logWakeUps({ logger, workerId }: Engine, change: WakeUpState): void {
  switch (change.state) {
    case "listening":
      logger.log("info", "The worker hears at once of what other processes commit.", {
        event: "wake-ups-listening",
        workerId,
      });
      return;
    case "lost":
      logger.log(
        "warn",
        "The connection for wake-ups broke; until it is back only polling finds work.",
        {
          event: "wake-ups-lost",
          workerId,
          ...(change.error !== undefined && describeError(change.error)),
        },
      );
      return;
    case "unavailable":
      logger.log(
        "warn",
        change.reason === "pool-too-small"
          ? "No wake-ups: the pool has one connection, and listening would take it. Polling finds work; raise the pool's max to 2 or more, or set notify: false."
          : "No wake-ups: LISTEN hears nothing, as behind a pooler that gives a connection per transaction. Polling finds work; set notify: false, or connect the worker directly.",
        { event: "wake-ups-unavailable", workerId, reason: change.reason },
      );
      return;
  }
}

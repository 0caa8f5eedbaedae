import type { Engine } from "../engine.ts";
import type { LoopStates } from "./create-loops.ts";
import type { LoopState } from "./create-loop-state.ts";
import type { HealthOptions, HealthReason, LoopHealth, WorkerHealth } from "./health.ts";
import { type LoopName, loopNames } from "./loop-name.ts";
import { readHealth } from "./read-health.ts";

/** A round of the watch is a few reads; the others may wait for providers as long as a lease lasts. */
const LONGEST_WATCH = 60_000;

/** The backlog, and how this worker's loops do. Never rejects. */
export async function readWorkerHealth(
  engine: Engine,
  options: HealthOptions & { readonly states: LoopStates; readonly running: boolean },
): Promise<WorkerHealth> {
  const { states, running } = options;
  const health = await readHealth(engine, options);
  const now = engine.clock.monotonic();
  const loops = Object.fromEntries(
    loopNames.map((name) => [name, toLoopHealth(states[name].current(), now)]),
  ) as Record<LoopName, LoopHealth>;
  const own = running ? findLoopReasons(engine, loops) : [stopped];
  const reasons = [...health.reasons, ...own];
  const down =
    health.status === "down" ||
    own.some(({ code }) => code === "worker-stopped") ||
    own.some((reason) => reason.code === "loop-stalled" && reason.loop === "watch");
  return {
    ...health,
    status: down ? "down" : reasons.length > 0 ? "degraded" : "ok",
    reasons,
    workerId: engine.workerId,
    running,
    loops,
  };
}

const stopped: HealthReason = { code: "worker-stopped" };

function findLoopReasons(
  engine: Engine,
  loops: Readonly<Record<LoopName, LoopHealth>>,
): readonly HealthReason[] {
  return loopNames.flatMap((loop): readonly HealthReason[] => {
    const { busyForMs, failures, lastError } = loops[loop];
    const longest = loop === "watch" ? LONGEST_WATCH : engine.limits.leaseDuration;
    const reasons: HealthReason[] = [];
    if (busyForMs !== null && busyForMs > longest)
      reasons.push({ code: "loop-stalled", loop, sinceMs: busyForMs });
    if (failures > 0 && lastError) {
      const { error, code } = lastError;
      const errorCode = code === undefined ? {} : { errorCode: code };
      reasons.push({ code: "loop-failing", loop, failures, error, ...errorCode });
    }
    return reasons;
  });
}

function toLoopHealth(state: LoopState, now: number): LoopHealth {
  const ago = (at: number | null) => (at === null ? null : Math.round(now - at));
  const { lastError } = state;
  return {
    busyForMs: ago(state.busySince),
    succeededMsAgo: ago(state.succeededAt),
    failedMsAgo: ago(state.failedAt),
    lastError: lastError && {
      error: lastError.error,
      ...(lastError.code !== undefined && { code: lastError.code }),
    },
    failures: state.failures,
  };
}

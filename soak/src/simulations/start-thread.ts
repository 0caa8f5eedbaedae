import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SimulationResult } from "./simulation-result.ts";
import type { SimulationTask } from "./simulation-task.ts";

/** In milliseconds of the machine: a task takes a quarter of a minute, and a few on a busy one. */
const LONGEST_TASK = 15 * 60_000;

/** A thread with databases of its own; one task at a time. */
export interface SimulationThread {
  /** Throws what the thread died of, or that it is stuck: a run that waits for what never comes. */
  carryOut(task: SimulationTask): Promise<SimulationResult>;
  end(): Promise<void>;
}

export function startThread(): SimulationThread {
  const worker = new Worker(new URL("thread.ts", import.meta.url));
  return {
    async carryOut(task) {
      worker.postMessage(task);
      const signal = AbortSignal.timeout(LONGEST_TASK);
      const [result] = (await once(worker, "message", { signal })) as [SimulationResult];
      return result;
    },
    async end() {
      await worker.terminate();
    },
  };
}

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SimulationResult } from "./simulation-result.ts";
import type { SimulationTask } from "./simulation-task.ts";

/** A thread with databases of its own; one task at a time. */
export interface SimulationThread {
  /** Throws what the thread died of. */
  carryOut(task: SimulationTask): Promise<SimulationResult>;
  end(): Promise<void>;
}

export function startThread(): SimulationThread {
  const worker = new Worker(new URL("thread.ts", import.meta.url));
  return {
    async carryOut(task) {
      worker.postMessage(task);
      const [result] = (await once(worker, "message")) as [SimulationResult];
      return result;
    },
    async end() {
      await worker.terminate();
    },
  };
}

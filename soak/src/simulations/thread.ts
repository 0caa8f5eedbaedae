// One thread. Takes tasks one after the other, until it is told to end.
import { parentPort } from "node:worker_threads";
import { carryOutTask } from "./carry-out-task.ts";
import type { SimulationTask } from "./simulation-task.ts";

parentPort?.on("message", (task: SimulationTask) => {
  // What it throws ends the thread, and its parent hears of it.
  void carryOutTask(task).then((result) => parentPort?.postMessage(result));
});

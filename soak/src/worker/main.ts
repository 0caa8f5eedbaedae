// One worker process. Loads everything, says so, and works when it is told on what.
import { enableCompileCache, flushCompileCache } from "node:module";
import type { FromWorker, ToWorker } from "./messages.ts";

// Hundreds of these start in a run; compiling is most of their start.
enableCompileCache();
const { createGate } = await import("../markers/create-gate.ts");
const { carryOut } = await import("./carry-out.ts");
const { runWorker } = await import("./run-worker.ts");
flushCompileCache();

const gate = createGate(carryOut);
const shutDown = new AbortController();
process.once("SIGTERM", () => shutDown.abort());
// The parent died: nobody is left to check anything.
process.once("disconnect", () => process.exit(1));

const tell = (message: FromWorker) => process.send?.(message);

process.on("message", (message: ToWorker) => {
  if (message.type === "arm") {
    gate.arm(message.order);
    return;
  }
  const { job } = message;
  const logger = {
    log: (level: string, text: string, fields: object) =>
      process.stderr.write(`${JSON.stringify({ worker: job.worker, level, text, ...fields })}\n`),
  };
  tell({ type: "started" });
  runWorker(job, { gate, signal: shutDown.signal, logger }).then(leave, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
    leave();
  });
});

/** Without the channel to the parent nothing keeps the process, unless the library left it open. */
function leave(): void {
  process.removeAllListeners("disconnect");
  process.disconnect();
}

tell({ type: "loaded" });

import { fork } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { MarkerOrder } from "../markers/marker-order.ts";
import { nodeFlags } from "../node-flags.ts";
import type { FromWorker, ToWorker } from "../worker/messages.ts";

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child process that runs `worker/main.ts`. */
export interface WorkerProcess {
  /** Resolves when it can be given a job. */
  readonly loaded: Promise<void>;
  /** Resolves when it is gone and all it said was read. */
  readonly exited: Promise<Exit>;
  /** Its last lines of log. */
  readonly log: readonly string[];
  /** What it logged as errors. */
  readonly errors: readonly string[];
  send(message: ToWorker): void;
  signal(signal: NodeJS.Signals): void;
}

const MAIN = fileURLToPath(new URL("../worker/main.ts", import.meta.url));
const LOG_LINES = 40;

export function startProcess(onOrder: (order: MarkerOrder) => void): WorkerProcess {
  const child = fork(MAIN, [], {
    execArgv: [...nodeFlags],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A test run that measures its own coverage forbids the cache, also to what it starts.
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: undefined },
  });
  const log: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout! }).on("line", (line) =>
    onOrder(JSON.parse(line) as MarkerOrder),
  );
  createInterface({ input: child.stderr! }).on("line", (line) => {
    log.push(line);
    if (line.includes(`"level":"error"`)) errors.push(line);
    if (log.length > LOG_LINES) log.shift();
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const loaded = new Promise<void>((resolve, reject) => {
    child.on("message", (message: FromWorker) => {
      if (message.type === "loaded") resolve();
    });
    child.once("error", reject);
    void exited.then(() => reject(new Error(`A worker did not start: ${log.join("\n")}`)));
  });
  // A spare that is never used may be ended before it has loaded.
  loaded.catch(() => undefined);
  // A message to a process that has just died is lost, as it would be to the process.
  child.on("error", () => undefined);
  return {
    loaded,
    exited,
    log,
    errors,
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    signal: (signal) => void child.kill(signal),
  };
}

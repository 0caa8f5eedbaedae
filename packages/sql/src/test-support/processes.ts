/** For scripts that tests start as processes, which cannot import vitest; not published. */
export { dieInTransaction } from "./die-in-transaction.ts";
export { type ProcessResult, startProcesses } from "./start-processes.ts";
export { waitForStart } from "./wait-for-start.ts";

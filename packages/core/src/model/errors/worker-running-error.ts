import { OutreachError } from "./outreach-error.ts";

/** `run` was called on a worker that runs. */
export class WorkerRunningError extends OutreachError {
  constructor() {
    super({
      code: "worker-running",
      message:
        "This worker is running already. Abort its signal and await run() first, or make another with outreach.worker().",
    });
  }
}

import { createOutreach, type Logger } from "@outreachkit/core";
import { plantBug } from "@outreachkit/testing";
import { accountNames } from "../channel/accounts.ts";
import { createLoopbackChannel } from "../channel/create-loopback-channel.ts";
import type { Gate } from "../markers/create-gate.ts";
import { markStore } from "../store/mark-store.ts";
import { openStore } from "../store/open-store.ts";
import { createFastClock } from "../time/create-fast-clock.ts";
import { limits } from "./limits.ts";
import type { WorkerJob } from "./worker-job.ts";

/** Works as a host's worker process does, until the signal; then leaves nothing open. */
export async function runWorker(
  job: WorkerJob,
  {
    gate,
    signal,
    logger,
  }: { readonly gate: Gate; readonly signal: AbortSignal; readonly logger: Logger },
): Promise<void> {
  const { time, worker, providerUrl } = job;
  const opened = openStore(job.store, time).store;
  const store = markStore(job.bug ? plantBug(opened, job.bug) : opened, gate.pass);
  const outreach = createOutreach({
    store,
    clock: createFastClock(time, () => store.now()),
    channels: accountNames.map((account) =>
      createLoopbackChannel({
        account,
        url: providerUrl,
        worker,
        timeout: job.callTimeout,
        pass: gate.pass,
      }),
    ),
    workerId: worker,
    logger,
    dispatch: { batchSize: limits.batchSize, leaseDuration: limits.lease },
  });
  await outreach.worker({ pollInterval: limits.pollInterval }).run({ signal });
  await outreach.close();
}

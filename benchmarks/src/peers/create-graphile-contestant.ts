import { Logger, makeWorkerUtils, run } from "graphile-worker";
import pg from "pg";
import type { CreateContestant } from "../contestants/contestant.ts";
import { useClient } from "../postgres/use-client.ts";
import { createGate } from "./create-gate.ts";
import {
  createStepTables,
  firstStep,
  nextStep,
  nextStepAt,
  performStep,
  type StepJob,
} from "./outreach-step.ts";

/** As in the project's own performance test: a local queue, completions in batches. */
const CONCURRENCY = 24;
const JOBS_PER_CALL = 5_000;

const logger = new Logger(() => () => undefined);

/** A job a step on graphile-worker. `jobs`: the stock; `empty`: jobs that do nothing. */
export const create: CreateContestant = async ({ url, jobs, empty = false }) => {
  const connectionString = String(url);
  const gate = createGate();
  const pool = new pg.Pool({ connectionString, max: CONCURRENCY + 6, idleTimeoutMillis: 0 });
  // The library insists on handlers; without one the process would end as well.
  pool.on("error", (error) => console.error(error));
  pool.on("connect", (client) => void client.on("error", (error) => console.error(error)));
  await fill(connectionString, Number(jobs));
  const preset = {
    worker: {
      concurrentJobs: CONCURRENCY,
      localQueue: { size: 500, refetchDelay: { durationMs: 10 } },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  };
  await run({
    pgPool: pool,
    preset,
    logger,
    noHandleSignals: true,
    taskList: {
      async step(payload, helpers) {
        await gate.pass();
        if (!empty) {
          const job = payload as StepJob;
          await performStep(pool, [job]);
          await helpers.addJob("step", { ...job, step: nextStep }, { runAt: nextStepAt() });
        }
        gate.done(1);
      },
    },
  });
  return { run: gate.run, close: async () => undefined };
};

async function fill(connectionString: string, jobs: number): Promise<void> {
  await useClient(connectionString, (client) => createStepTables(client, jobs));
  const utils = await makeWorkerUtils({ connectionString, logger });
  await utils.migrate();
  for (let first = 1; first <= jobs; first += JOBS_PER_CALL) {
    const count = Math.min(JOBS_PER_CALL, jobs - first + 1);
    await utils.addJobs(
      Array.from({ length: count }, (_, index) => ({
        identifier: "step",
        payload: { messageId: first + index, step: firstStep },
      })),
    );
  }
  await utils.release();
  await useClient(connectionString, (client) => client.query("vacuum analyze"));
}

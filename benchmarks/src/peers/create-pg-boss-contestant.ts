import pg from "pg";
import { type JobInsert, PgBoss } from "pg-boss";
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

const queue = "step";
const JOBS_PER_CALL = 5_000;
const CONNECTIONS = 20;

/**
 * Outreach steps on pg-boss. `style`: `per-job`, where each job of a fetched batch is worked on alone
 * and side by side with the others; `batched`, as a skilled user would, with a statement for a whole
 * batch; `empty`, jobs that do nothing. `batchSize`: how many are fetched at once. `jobs`: the stock.
 */
export const create: CreateContestant = async ({ url, jobs, style, batchSize }) => {
  const connectionString = String(url);
  const gate = createGate();
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS, idleTimeoutMillis: 0 });
  const boss = new PgBoss({ connectionString, max: CONNECTIONS });
  boss.on("error", (error) => console.error(error));
  await boss.start();
  await fill(boss, connectionString, Number(jobs));
  const next = (job: StepJob) => ({
    data: { ...job, step: nextStep },
    startAfter: nextStepAt(),
  });
  await boss.work<StepJob>(
    queue,
    // Full batches are followed by the next fetch at once, whatever the polling interval.
    { batchSize: Number(batchSize), burstWhenBatchFull: true, localConcurrency: 2 },
    async (fetched) => {
      await gate.pass();
      const batch = fetched.map(({ data }) => data);
      if (style === "batched") {
        await performStep(pool, batch);
        await boss.insert(queue, batch.map(next) satisfies JobInsert[]);
      } else if (style === "per-job") {
        await Promise.all(
          batch.map(async (job) => {
            await performStep(pool, [job]);
            const { data, startAfter } = next(job);
            await boss.send(queue, data, { startAfter });
          }),
        );
      }
      gate.done(batch.length);
    },
  );
  return { run: gate.run, close: async () => undefined };
};

async function fill(boss: PgBoss, connectionString: string, jobs: number): Promise<void> {
  await useClient(connectionString, (client) => createStepTables(client, jobs));
  await boss.createQueue(queue);
  for (let first = 1; first <= jobs; first += JOBS_PER_CALL) {
    const count = Math.min(JOBS_PER_CALL, jobs - first + 1);
    await boss.insert(
      queue,
      Array.from({ length: count }, (_, index) => ({
        data: { messageId: first + index, step: firstStep },
      })),
    );
  }
  await useClient(connectionString, (client) => client.query("vacuum analyze"));
}

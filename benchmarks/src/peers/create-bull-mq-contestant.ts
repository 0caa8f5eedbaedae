import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
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

const CONCURRENCY = 50;
const JOBS_PER_CALL = 5_000;

/** A job a step on BullMQ, whose records are in Postgres at `url` and whose queue in Redis at `redis`. */
export const create: CreateContestant = async ({ url, redis, jobs, empty = false }) => {
  const connectionString = String(url);
  const stock = Number(jobs);
  await useClient(connectionString, (client) => createStepTables(client, stock));
  const gate = createGate();
  const pool = new pg.Pool({ connectionString, max: CONCURRENCY, idleTimeoutMillis: 0 });
  // BullMQ finds a client by itself in CommonJS only.
  const connection = new Redis(String(redis), { maxRetriesPerRequest: null });
  const name = `bench-${process.pid}`;
  const queue = new Queue<StepJob>(name, { connection });
  for (let first = 1; first <= stock; first += JOBS_PER_CALL) {
    const count = Math.min(JOBS_PER_CALL, stock - first + 1);
    await queue.addBulk(
      Array.from({ length: count }, (_, index) => ({
        name: "step",
        data: { messageId: first + index, step: firstStep },
        opts: { removeOnComplete: true },
      })),
    );
  }
  const worker = new Worker<StepJob>(
    name,
    async ({ data }) => {
      await gate.pass();
      if (!empty) {
        await performStep(pool, [data]);
        const delay = nextStepAt().getTime() - Date.now();
        await queue.add("step", { ...data, step: nextStep }, { delay, removeOnComplete: true });
      }
      gate.done(1);
    },
    { connection, concurrency: CONCURRENCY },
  );
  return {
    run: gate.run,
    async close() {
      await worker.close(true);
      await queue.obliterate({ force: true });
      await queue.close();
      connection.disconnect();
    },
  };
};

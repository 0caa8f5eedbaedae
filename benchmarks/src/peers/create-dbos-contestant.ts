import { DBOS } from "@dbos-inc/dbos-sdk";
import pg from "pg";
import type { CreateContestant } from "../contestants/contestant.ts";
import { useClient } from "../postgres/use-client.ts";
import { createStepTables, firstStep, performStep } from "./outreach-step.ts";

const CONCURRENCY = 32;

/**
 * An outreach step as a DBOS workflow of two durable steps, the second of which notes when the next
 * is due: there a sequence is one workflow that sleeps, so that nothing is enqueued.
 */
export const create: CreateContestant = async ({ url, jobs }) => {
  const connectionString = String(url);
  await useClient(connectionString, (client) => createStepTables(client, Number(jobs)));
  const pool = new pg.Pool({ connectionString, max: CONCURRENCY, idleTimeoutMillis: 0 });
  DBOS.setConfig({
    name: "bench",
    systemDatabaseUrl: connectionString,
    systemDatabasePoolSize: CONCURRENCY,
    logLevel: "error",
  });
  const workflow = DBOS.registerWorkflow(
    async (messageId: number) => {
      await DBOS.runStep(() => performStep(pool, [{ messageId, step: firstStep }]), {
        name: "send",
      });
      await DBOS.runStep(async () => Date.now() + 3 * 24 * 60 * 60_000, { name: "plan" });
    },
    { name: "outreachStep" },
  );
  await DBOS.launch();
  let next = 1;
  return {
    async run(steps) {
      const last = Math.min(next + steps, Number(jobs) + 1);
      const first = next;
      await Promise.all(
        Array.from({ length: CONCURRENCY }, async () => {
          while (next < last) await workflow((next += 1) - 1);
        }),
      );
      return last - first;
    },
    close: () => DBOS.shutdown(),
  };
};

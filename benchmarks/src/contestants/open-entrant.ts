import pg from "pg";
import { readBackendCpu } from "../postgres/read-backend-cpu.ts";
import type { Entrant } from "./entrant.ts";
import type { RoundFigures } from "./round-figures.ts";
import { hostContestant } from "./host-contestant.ts";
import { startContestant } from "./start-contestant.ts";

export interface OpenEntrant {
  /** So many steps in each process, all processes at once. */
  run(steps: number): Promise<RoundFigures>;
  close(): Promise<void>;
}

/** Of the steps asked for; with less the stock was used up, and the time tells nothing. */
const ENOUGH = 0.9;

/**
 * Starts an entrant's processes, or with `inProcess` hosts it in this one, which is quick and measures
 * nothing that is worth reading.
 */
export async function openEntrant(
  entrant: Entrant,
  { inProcess }: { readonly inProcess: boolean },
): Promise<OpenEntrant> {
  const { name, contestant, options } = entrant;
  const { url } = options;
  const client = url ? new pg.Client({ connectionString: String(url) }) : undefined;
  await client?.connect();
  const cpu = async () => (client ? await readBackendCpu(client) : null);
  const start = inProcess ? hostContestant : startContestant;
  const processes = await Promise.all(
    Array.from({ length: entrant.processes ?? 1 }, () => start(contestant, options)),
  );
  return {
    async run(steps) {
      const before = await cpu();
      const reports = await Promise.all(processes.map((one) => one.run(steps)));
      const after = await cpu();
      const done = sum(reports.map((report) => report.steps));
      if (done < steps * processes.length * ENOUGH) {
        throw new Error(
          `${name} did ${done} of ${steps * processes.length} steps: its stock was used up. Fill in more enrollments.`,
        );
      }
      const longest = Math.max(...reports.map(({ milliseconds }) => milliseconds));
      const nodeCpu = sum(reports.map(({ cpuMilliseconds }) => cpuMilliseconds));
      const serverCpu = before === null || after === null ? null : after - before;
      return {
        stepsPerSecond: (done / longest) * 1_000,
        nodeCpuPerStep: (nodeCpu / done) * 1_000,
        serverCpuPerStep: serverCpu === null ? null : (serverCpu / done) * 1_000,
      };
    },
    async close() {
      await client?.end();
      await Promise.all(processes.map((one) => one.close()));
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import { startContestant } from "../contestants/start-contestant.ts";
import type { BenchOptions, Figures } from "../figures.ts";
import { fillPostgres } from "../fill/fill-postgres.ts";
import { startBenchServer } from "../postgres/bench-server.ts";
import { type MemorySizes, fullMemorySizes, smallMemorySizes } from "./memory-sizes.ts";

const MEBIBYTE = 2 ** 20;

/** Resident memory of one worker process, and what is added to it between an early and a late step. */
export async function memory({ small, postgresUrl, log }: BenchOptions): Promise<Figures> {
  const sizes = small ? smallMemorySizes : fullMemorySizes;
  const server = await startBenchServer(postgresUrl);
  try {
    log(`Filling in ${sizes.late.toLocaleString("en")} enrollments ...`);
    const url = await server.createDatabase("memory");
    const enrollments = Math.ceil(sizes.late * 1.02) + 1_000;
    await fillPostgres(url, { ...sizes, sendersPerTenant: 10, enrollments });
    return await watch(url, sizes, log);
  } finally {
    await server.stop();
  }
}

async function watch(
  url: string,
  { early, late, window, chunk, budgetMs }: MemorySizes,
  log: (line: string) => void,
): Promise<Figures> {
  const worker = await startContestant("engine", { url, drive: "worker" });
  try {
    const started = performance.now();
    let steps = 0;
    let peak = 0;
    const run = async (count: number): Promise<number> => {
      const report = await worker.run(count);
      steps += report.steps;
      peak = Math.max(peak, report.peakRssBytes);
      return report.peakRssBytes;
    };
    const mayGoOn = () => performance.now() - started < budgetMs;
    while (steps < early - window) await run(Math.min(chunk, early - window - steps));
    const atEarly = await run(window);
    log(`${steps.toLocaleString("en")} steps: ${toMebibytes(atEarly)} MiB`);
    while (steps < late - window && mayGoOn()) await run(Math.min(chunk, late - window - steps));
    const atLate = await run(window);
    log(`${steps.toLocaleString("en")} steps: ${toMebibytes(atLate)} MiB`);
    if (steps < late) {
      log(
        `STOPPED EARLY after ${budgetMs / 1_000} s: ${late.toLocaleString("en")} were asked for.`,
      );
    }
    return {
      "memory.steps": steps,
      "memory.workerPeakMiB": toMebibytes(peak),
      // A process that gave memory back did not grow.
      "memory.growthMiB": Math.max(0, toMebibytes(atLate - atEarly)),
    };
  } finally {
    await worker.close();
  }
}

function toMebibytes(bytes: number): number {
  return Math.round((bytes / MEBIBYTE) * 10) / 10;
}

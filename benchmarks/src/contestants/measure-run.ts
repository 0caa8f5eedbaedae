import type { Contestant } from "./contestant.ts";
import type { RunReport } from "./contestant-messages.ts";

/** How often memory is looked at, in milliseconds: seldom enough to cost nothing. */
const WATCH_INTERVAL = 50;

/** One run, with the time it took and what this process used meanwhile. */
export async function measureRun(contestant: Contestant, wanted: number): Promise<RunReport> {
  let peakRssBytes = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
  }, WATCH_INTERVAL);
  try {
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    const steps = await contestant.run(wanted);
    const milliseconds = performance.now() - started;
    // Work that never let the event loop turn was not watched.
    peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
    const cpu = process.cpuUsage(cpuBefore);
    const cpuMilliseconds = (cpu.user + cpu.system) / 1_000;
    return { steps, milliseconds, cpuMilliseconds, peakRssBytes };
  } finally {
    clearInterval(watch);
  }
}

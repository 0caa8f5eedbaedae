import type { Contestant } from "./contestant.ts";
import type { ContestantAnswer, ContestantCommand } from "./contestant-messages.ts";
import { contestants } from "./contestants.ts";

/** How often memory is looked at, in milliseconds: seldom enough to cost nothing. */
const WATCH_INTERVAL = 50;

let contestant: Contestant | undefined;

async function obey(command: ContestantCommand): Promise<ContestantAnswer> {
  if (command.do === "create") {
    const create = await contestants[command.contestant]();
    contestant = await create(command.options);
    return { done: "create" };
  }
  if (!contestant) throw new Error("The contestant was not created.");
  if (command.do === "close") {
    await contestant.close();
    process.disconnect();
    return { done: "close" };
  }
  let peakRssBytes = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
  }, WATCH_INTERVAL);
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const steps = await contestant.run(command.steps);
  const milliseconds = performance.now() - started;
  const cpu = process.cpuUsage(cpuBefore);
  clearInterval(watch);
  const cpuMilliseconds = (cpu.user + cpu.system) / 1_000;
  return { done: "run", steps, milliseconds, cpuMilliseconds, peakRssBytes };
}

process.on("message", (command: ContestantCommand) => {
  obey(command).then(
    (answer) => process.connected && process.send?.(answer),
    (error: unknown) =>
      process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : error }),
  );
});
// Without a parent there is nobody to work for.
process.on("disconnect", () => process.exit());

import type { Contestant } from "./contestant.ts";
import type { ContestantAnswer, ContestantCommand } from "./contestant-messages.ts";
import { contestants } from "./contestants.ts";
import { measureRun } from "./measure-run.ts";

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
  return { done: "run", ...(await measureRun(contestant, command.steps)) };
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

// `node scripts/run.mjs exec vitest run packages/core`: any command, with the Node of the tasks.
import { runCommand } from "../run-command.mjs";

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error("exec needs a command, such as: exec vitest run packages/core");
  process.exit(2);
}
process.exitCode = await runCommand(command, args, { stdin: "inherit" });

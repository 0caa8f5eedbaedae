// `node scripts/run.mjs pnpm install`: after a change of a package.json.
import { pnpmCommand } from "../pnpm-command.mjs";
import { runCommand } from "../run-command.mjs";

const { command, args } = pnpmCommand;
process.exitCode = await runCommand(command, [...args, ...process.argv.slice(2)]);

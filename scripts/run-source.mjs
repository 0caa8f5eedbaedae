import { existsSync } from "node:fs";
import { nodeFlags } from "./node-flags.mjs";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";

/** Runs a TypeScript file of the repository with the arguments of this process. */
export const runSource = async (path) => {
  if (!existsSync(`${root}/${path}`)) {
    console.error(`${path} does not exist yet.`);
    process.exitCode = 1;
    return;
  }
  const args = process.argv.slice(2);
  // `npm run demo -- --help` arrives without the dashes, a direct call may keep them.
  if (args[0] === "--") args.shift();
  process.exitCode = await runCommand(
    process.execPath,
    [...nodeFlags, `${root}/${path}`, ...args],
    {
      stdin: "inherit",
    },
  );
};

import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs a command in the repository with our own output, and gives its exit code. It gets no
 * standard input unless `stdin` asks for it: nothing here may wait for an answer.
 */
export const runCommand = (
  command,
  args,
  { env = process.env, cwd = root, stdin = "ignore" } = {},
) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: [stdin, "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(signal ? 1 : code));
  });

import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs a command in the repository with our own output, and gives its exit code. It gets no
 * standard input unless `stdin` asks for it: nothing here may wait for an answer. A command that is
 * interrupted is waited for, as it may have something to say at its end.
 */
export const runCommand = (
  command,
  args,
  { env = process.env, cwd = root, stdin = "ignore" } = {},
) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: [stdin, "inherit", "inherit"] });
    // A terminal interrupts all processes of a command by itself; only a single one is told to end.
    const wait = () => undefined;
    const passOn = (signal) => void child.kill(signal);
    process.on("SIGINT", wait).on("SIGTERM", passOn);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", wait).off("SIGTERM", passOn);
      resolve(signal ? 1 : code);
    });
  });

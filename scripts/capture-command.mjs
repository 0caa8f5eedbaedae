import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/** Runs a command in the repository, quietly: gives `{ code, output }`, both streams in order. */
export const captureCommand = (command, args, { env = process.env, cwd = root } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code, signal) =>
      resolve({ code: signal ? 1 : code, output: Buffer.concat(chunks).toString() }),
    );
  });

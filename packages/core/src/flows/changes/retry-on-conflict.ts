import { isWriteConflict } from "./is-write-conflict.ts";

const ATTEMPTS = 5;

/** Runs a whole read-decide-write transaction again when another one was faster. */
export async function retryOnConflict<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isWriteConflict(error) || count === ATTEMPTS) throw error;
    }
  }
}

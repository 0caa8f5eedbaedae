import { retryDelay } from "../../delivery/retry-delay.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import type { BatchResult } from "./deliver-batch.ts";

/**
 * Backs a subscriber off, in a transaction of its own: the handler's was rolled back. Gives the instant
 * of the next attempt.
 */
export async function noteFailure(
  engine: Engine,
  name: string,
  failure: NonNullable<BatchResult["failure"]>,
): Promise<Instant> {
  const { code, eventId } = failure;
  const now = await engine.clock.now();
  const failures = failure.failures + 1;
  const retryAt = now + retryDelay(failures, 0);
  await engine.store.transaction(async (session) => {
    const row = await session.subscribers.lock(name);
    // Another process was there since: what it met is what counts.
    if (!row || row.cursor !== failure.cursor || row.failures !== failure.failures) return;
    await session.subscribers.save({ ...row, failures, retryAt, code, eventId });
  });
  engine.logger.log("error", "A subscriber failed; its events wait, and it is tried again.", {
    event: "subscriber-failed",
    subscriber: name,
    failures,
    code,
    eventId,
  });
  return retryAt;
}

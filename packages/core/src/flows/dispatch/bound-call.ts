import type { PushChannel } from "../../contracts/channel.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Engine } from "../engine.ts";

/**
 * Calls a channel for at most its time-out, or until the worker gives up on calls in flight; then
 * the call's signal aborts, and `otherwise` is the answer.
 */
export async function boundCall<Answer>(
  engine: Engine,
  options: {
    readonly channel: PushChannel;
    readonly call: (signal: AbortSignal) => Promise<Answer>;
    readonly otherwise: (code: "timed-out" | "given-up") => Answer;
  },
): Promise<Answer> {
  const { channel, call, otherwise } = options;
  const running = new AbortController();
  const done = new AbortController();
  let answered = false;
  const bound = engine.clock
    .sleep(durationToMilliseconds(channel.timeout), done.signal)
    .then(() => {
      // The sleep ends with the answer too: aborting then costs more than the call's bookkeeping.
      if (!answered) running.abort();
      return otherwise(engine.giveUp?.aborted ? "given-up" : "timed-out");
    });
  // Giving up ends the sleep, and so the call.
  const giveUp = () => done.abort("given-up");
  engine.giveUp?.addEventListener("abort", giveUp, { once: true });
  if (engine.giveUp?.aborted) giveUp();
  try {
    return await Promise.race([call(running.signal), bound]);
  } finally {
    answered = true;
    // With a reason of its own: making the default one costs as much as a small query.
    done.abort("answered");
    engine.giveUp?.removeEventListener("abort", giveUp);
  }
}

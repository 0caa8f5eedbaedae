import type { LookupOutcome, PushChannel, SendRequest } from "../../contracts/channel.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Engine } from "../engine.ts";
import type { ClaimedBatch } from "./claimed-batch.ts";
import type { SendResult } from "./send-batch.ts";

/** Asks the provider about an uncertain request. Only a definitive answer changes anything. */
export async function lookUpRequest(
  engine: Engine,
  batch: ClaimedBatch,
): Promise<readonly SendResult[]> {
  const results: SendResult[] = [];
  for (const { channel, request, deliveries } of batch.requests) {
    const answers = await ask(engine, channel, request);
    for (const [index, delivery] of deliveries.entries()) {
      results.push({ delivery, outcome: toOutcome(answers[index]) });
    }
  }
  return results;
}

/** Bounded by the channel's time-out: a look-up that hangs must not hold the worker. */
async function ask(
  engine: Engine,
  channel: PushChannel,
  request: SendRequest,
): Promise<readonly LookupOutcome[]> {
  const call = new AbortController();
  const done = new AbortController();
  const late = engine.clock
    .sleep(durationToMilliseconds(channel.timeout), done.signal)
    .then((): readonly LookupOutcome[] => {
      call.abort();
      return [];
    });
  try {
    return (await Promise.race([channel.lookup?.(request, { signal: call.signal }), late])) ?? [];
  } catch (error) {
    engine.logger.log("error", "A channel's look-up threw; the request stays unknown.", {
      error: error instanceof Error ? error.name : typeof error,
    });
    return [];
  } finally {
    done.abort("answered");
  }
}

function toOutcome(answer: LookupOutcome | undefined): SendResult["outcome"] {
  if (answer?.outcome === "not-sent") return { outcome: "disproved" };
  return answer?.outcome === "sent" ? answer : { outcome: "uncertain", code: "lookup-unknown" };
}

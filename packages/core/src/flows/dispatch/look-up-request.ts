import type { LookupOutcome, PushChannel, SendRequest } from "../../contracts/channel.ts";
import { describeError } from "../../telemetry/describe-error.ts";
import type { Engine } from "../engine.ts";
import { boundCall } from "./bound-call.ts";
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

/** Bounded by the channel's time-out: a look-up that never answers would hold recovery up for good. */
async function ask(
  engine: Engine,
  channel: PushChannel,
  request: SendRequest,
): Promise<readonly LookupOutcome[]> {
  try {
    return await boundCall(engine, {
      channel,
      call: async (signal) => (await channel.lookup?.(request, { signal })) ?? [],
      otherwise: () => [],
    });
  } catch (error) {
    engine.logger.log("error", "A channel's look-up threw; the request stays unknown.", {
      event: "lookup-threw",
      tenantId: request.tenantId,
      channel: channel.name,
      ...describeError(error),
    });
    return [];
  }
}

function toOutcome(answer: LookupOutcome | undefined): SendResult["outcome"] {
  if (answer?.outcome === "not-sent") return { outcome: "disproved" };
  return answer?.outcome === "sent" ? answer : { outcome: "untold" };
}

import type { LookupOutcome } from "../../contracts/channel.ts";
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
    const answers = await ask(engine, () =>
      channel.lookup?.(request, { signal: new AbortController().signal }),
    );
    for (const [index, delivery] of deliveries.entries()) {
      results.push({ delivery, outcome: toOutcome(answers[index]) });
    }
  }
  return results;
}

async function ask(
  engine: Engine,
  call: () => Promise<readonly LookupOutcome[]> | undefined,
): Promise<readonly LookupOutcome[]> {
  try {
    return (await call()) ?? [];
  } catch (error) {
    engine.logger.log("error", "A channel's look-up threw; the request stays unknown.", {
      error: error instanceof Error ? error.name : typeof error,
    });
    return [];
  }
}

function toOutcome(answer: LookupOutcome | undefined): SendResult["outcome"] {
  if (answer?.outcome === "not-sent") return { outcome: "disproved" };
  return answer?.outcome === "sent" ? answer : { outcome: "uncertain", code: "lookup-unknown" };
}

import PQueue from "p-queue";
import type { SendOutcome } from "../../contracts/channel.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Engine } from "../engine.ts";
import { callChannel } from "./call-channel.ts";
import type { ClaimedBatch } from "./claimed-batch.ts";
import { holdLease } from "./hold-lease.ts";

/** What came of one claimed delivery. */
export interface SendResult {
  readonly delivery: DeliveryRecord;
  readonly outcome:
    | SendOutcome
    /** The provider was surely not called under this lease. */
    | { readonly outcome: "released" }
    /** The provider says, definitively, that it never accepted it. */
    | { readonly outcome: "disproved" };
}

/**
 * Makes the batch's provider calls, outside any transaction. A call starts only if the lease leaves
 * it its whole time-out (`holdLease`).
 */
export async function sendBatch(
  engine: Engine,
  batch: ClaimedBatch,
): Promise<readonly SendResult[]> {
  const lease = holdLease(engine, batch);
  const queue = new PQueue({ concurrency: engine.limits.sendConcurrency });
  const results = batch.requests.map((claimed) =>
    queue.add(async (): Promise<readonly SendResult[]> => {
      const needed = durationToMilliseconds(claimed.channel.timeout);
      const outcomes = (await lease.mayStart(needed))
        ? await callChannel(engine, claimed.channel, claimed.request)
        : claimed.deliveries.map(() => ({ outcome: "released" as const }));
      return claimed.deliveries.map((delivery, index) => ({
        delivery,
        outcome: outcomes[index] ?? { outcome: "uncertain", code: "missing-answer" },
      }));
    }),
  );
  return (await Promise.all(results)).flat();
}

import PQueue from "p-queue";
import type { SendOutcome } from "../../contracts/channel.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Engine } from "../engine.ts";
import { callChannel } from "./call-channel.ts";
import type { ClaimedBatch, ClaimedRequest } from "./claimed-batch.ts";

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
 * it its whole time-out, by the store's clock and by this machine's: whoever recovers an ended lease
 * must never meet a call that is still to come.
 */
export async function sendBatch(
  engine: Engine,
  batch: ClaimedBatch,
): Promise<readonly SendResult[]> {
  const queue = new PQueue({ concurrency: engine.limits.sendConcurrency });
  const results = batch.requests.map((claimed) =>
    queue.add(async (): Promise<readonly SendResult[]> => {
      const outcomes = (await mayStart(engine, batch, claimed))
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

async function mayStart(
  engine: Engine,
  batch: ClaimedBatch,
  claimed: ClaimedRequest,
): Promise<boolean> {
  const needed = durationToMilliseconds(claimed.channel.timeout);
  const wallLeft = batch.leaseUntil - (await engine.clock.now());
  const elapsed = engine.clock.monotonic() - batch.startedMonotonic;
  const monotonicLeft = batch.leaseUntil - batch.startedAt - elapsed;
  return Math.min(wallLeft, monotonicLeft) >= needed;
}

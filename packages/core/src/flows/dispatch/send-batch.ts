import PQueue from "p-queue";
import type { SendOutcome } from "../../contracts/channel.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import { deferralReason } from "../../model/deferral-reason.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Engine } from "../engine.ts";
import type { RateGate } from "../rates/create-rate-limits.ts";
import { startWithinRate } from "../rates/start-within-rate.ts";
import { callChannel } from "./call-channel.ts";
import type { ClaimedBatch } from "./claimed-batch.ts";
import { holdLease } from "./hold-lease.ts";

/** A worker that stops starts nothing more. */
const noRoom = Promise.resolve(Number.NEGATIVE_INFINITY);

/** What came of one claimed delivery. */
export interface SendResult {
  readonly delivery: DeliveryRecord;
  readonly outcome:
    | SendOutcome
    /** The provider was surely not called under this lease; `after` milliseconds it may be. */
    | { readonly outcome: "released"; readonly after?: number }
    /** The provider says, definitively, that it never accepted it. */
    | { readonly outcome: "disproved" }
    /** The provider was asked and cannot tell, or not now. */
    | { readonly outcome: "untold" };
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
  const slots = new PQueue({ concurrency: engine.limits.sendConcurrency });
  const results = batch.requests.map(async (claimed): Promise<readonly SendResult[]> => {
    const { channel, request } = claimed;
    const gate = engine.rates.gateOf(channel, request);
    const timeout = durationToMilliseconds(channel.timeout);
    const sent = await startWithinRate(engine, {
      gate,
      slots,
      room: () => (engine.stop?.aborted ? noRoom : lease.roomFor(timeout)),
      call: async () => {
        const outcomes = await callChannel(engine, channel, request);
        // Before the slot is free: the next in line must meet the hold.
        holdIfAsked(engine, gate, outcomes);
        return outcomes;
      },
    });
    return claimed.deliveries.map((delivery, index) => ({
      delivery,
      outcome: sent.started
        ? (sent.result[index] ?? { outcome: "uncertain", code: "missing-answer" })
        : { outcome: "released", after: sent.after },
    }));
  });
  return (await Promise.all(results)).flat();
}

/** A provider that says when to come back is not called before, for whichever message. */
function holdIfAsked(engine: Engine, gate: RateGate, outcomes: readonly SendOutcome[]): void {
  for (const answer of outcomes) {
    if (answer.outcome !== "deferred") continue;
    if (deferralReason(answer.code) !== "provider-rate") continue;
    if (!answer.retryAfter) continue;
    gate.bucket.hold(engine.clock.monotonic() + durationToMilliseconds(answer.retryAfter));
  }
}

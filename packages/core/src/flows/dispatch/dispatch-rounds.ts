import type { Engine } from "../engine.ts";
import { claimBatch } from "./claim-batch.ts";
import { sendBatch } from "./send-batch.ts";
import { settleResults } from "./settle-results.ts";

export interface DispatchTotals {
  /** Messages that were given to a provider, whatever came of it. */
  readonly sent: number;
  /** Enrollments moved without a send. */
  readonly moved: number;
  /** An enrollment ended in a campaign that nobody may join: it may be complete. */
  readonly mayComplete: boolean;
  /** False when nothing was ready, or everything that was is behind a limit or taken by others. */
  readonly more: boolean;
}

/** A look that found nothing to send, only to move, is followed by a deeper one. */
const DEEPER = 8;
const DEEPEST = 64;

/** Look, claim, send and settle, until nothing is due, `limit` is met or it may not go on. */
export async function dispatchRounds(
  engine: Engine,
  { limit, mayGoOn }: { readonly limit: number; readonly mayGoOn: () => boolean },
): Promise<DispatchTotals> {
  let sent = 0;
  let moved = 0;
  let mayComplete = false;
  let depth = 1;
  while (sent < limit && mayGoOn()) {
    const size = Math.min(engine.limits.batchSize, limit - sent);
    const claimed = await claimBatch(engine, { limit: size, offset: 0, depth });
    depth = claimed.batch ? 1 : Math.min(depth * DEEPER, DEEPEST);
    moved += claimed.moved;
    mayComplete ||= claimed.mayComplete;
    if (claimed.batch) {
      const results = await sendBatch(engine, claimed.batch);
      sent += results.filter(({ outcome }) => outcome.outcome !== "released").length;
      const { leaseId, facts } = claimed.batch;
      const ended = await settleResults(engine, { leaseId, results, facts });
      mayComplete ||= ended;
    } else if (claimed.moved === 0) {
      return { sent, moved, mayComplete, more: false };
    }
  }
  return { sent, moved, mayComplete, more: true };
}

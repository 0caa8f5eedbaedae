import type { Engine } from "../engine.ts";
import { telemetryNames } from "../../telemetry/telemetry-names.ts";
import { retryWhileAway } from "../retry-while-away.ts";
import { traced } from "../traced.ts";
import { claimBatch, type ClaimResult } from "./claim-batch.ts";
import type { ClaimedBatch } from "./claimed-batch.ts";
import { lookDepth } from "./look-depth.ts";
import { lookWidth } from "./look-width.ts";
import { sendBatch, type SendResult } from "./send-batch.ts";
import { settleResults, type Settlement } from "./settle-results.ts";

export interface DispatchTotals {
  /** Messages that were given to a provider, whatever came of it. */
  readonly sent: number;
  /** Enrollments moved without a send. */
  readonly moved: number;
  /** An enrollment ended in a campaign that nobody may join: it may be complete. */
  readonly mayComplete: boolean;
  /** False when nothing was ready, or everything that was is behind a limit. */
  readonly more: boolean;
}

/** Looks in a row that others were faster with, before the caller is asked to come again. */
const LOST_LOOKS = 3;

export interface RoundOptions {
  /** Most messages to claim. */
  readonly limit: number;
  /** Nothing new is begun once it says no; what is in flight is settled. */
  readonly mayGoOn: () => boolean;
  /**
   * Claim the next batch while the last one settles: one and a half times the speed, on a second
   * connection. The order of events then depends on timing, so a caller that promises the same log
   * twice says no. Default false.
   */
  readonly overlap?: boolean;
}

/** Look, claim, send and settle, until nothing is due, `limit` is met or it may not go on. */
export async function dispatchRounds(
  engine: Engine,
  { limit, mayGoOn, overlap = false }: RoundOptions,
): Promise<DispatchTotals> {
  const totals = { sent: 0, moved: 0, mayComplete: false };
  const settling = createSettling(engine, (ended) => (totals.mayComplete ||= ended));
  let depth: number = lookDepth.first;
  let width = lookWidth.first(Math.min(engine.limits.batchSize, limit));
  let isCrowded = false;
  let lost = 0;
  try {
    while (totals.sent < limit && mayGoOn()) {
      const size = Math.min(engine.limits.batchSize, limit - totals.sent);
      width = Math.min(width, size);
      const offset = isCrowded ? lookWidth.elsewhere(engine.random(), { width, limit: size }) : 0;
      const claimed = await claim(engine, { limit: size, offset, width, depth });
      // Others hold some of what stands in front; beyond the end of what is ready there is nothing.
      isCrowded = claimed.lost && claimed.heads > 0;
      if (!claimed.lost) width = lookWidth.after(width, { ...claimed, limit: size });
      // Only queues that were met and let nobody go are worth a deeper look, not those that others hold.
      if (claimed.batch) depth = lookDepth.first;
      else if (claimed.locked > 0) depth = lookDepth.after(depth);
      totals.moved += claimed.moved;
      totals.mayComplete ||= claimed.mayComplete;
      if (claimed.batch) {
        lost = 0;
        const results = await sendBatch(engine, claimed.batch);
        totals.sent += results.filter(({ outcome }) => outcome.outcome !== "released").length;
        await settling.start({ batch: claimed.batch, results });
        if (!overlap) await settling.done();
      } else if (claimed.moved === 0) {
        // What settles now may have made something due.
        if (await settling.done()) continue;
        if (!claimed.lost && offset === 0) return { ...totals, more: false };
        lost += 1;
        if (lost > LOST_LOOKS) return { ...totals, more: true };
      }
    }
  } finally {
    await settling.done();
  }
  return { ...totals, more: true };
}

function claim(engine: Engine, options: Parameters<typeof claimBatch>[1]): Promise<ClaimResult> {
  const { spans, attributes } = telemetryNames;
  return traced(engine, spans.claim, {}, async (note) => {
    const claimed = await claimBatch(engine, options);
    note({ [attributes.count]: claimed.batch?.requests.length ?? 0 });
    return claimed;
  });
}

/** A provider's answers outlive an outage of the database by as much as the lease that guards them. */
function settle(engine: Engine, settlement: Settlement): Promise<boolean> {
  const { spans, attributes } = telemetryNames;
  const count = { [attributes.count]: settlement.results.length };
  return traced(engine, spans.settle, count, () =>
    retryWhileAway(engine, { patience: engine.limits.leaseDuration }, () =>
      settleResults(engine, settlement),
    ),
  );
}

/** At most one settlement at a time runs beside the claim of the next batch. */
function createSettling(engine: Engine, onEnded: (ended: boolean) => void) {
  let running: Promise<boolean> | null = null;
  /** Whether there was one to wait for; throws what it threw. */
  const done = async (): Promise<boolean> => {
    if (running === null) return false;
    const settled = running;
    running = null;
    onEnded(await settled);
    return true;
  };
  return {
    done,
    async start({ batch, results }: { batch: ClaimedBatch; results: readonly SendResult[] }) {
      await done();
      const { leaseId, facts } = batch;
      running = settle(engine, { leaseId, results, facts });
      // It is waited for later, and its error thrown then.
      running.catch(() => undefined);
    },
  };
}

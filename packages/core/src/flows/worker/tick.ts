import { formatInstant } from "../../model/format-instant.ts";
import { completeCampaigns } from "../campaigns/complete-campaigns.ts";
import { claimBatch } from "../dispatch/claim-batch.ts";
import { foldHints } from "../dispatch/fold-hints.ts";
import { recoverLeases } from "../dispatch/recover-leases.ts";
import { recoverUnknown } from "../dispatch/recover-unknown.ts";
import { sendBatch } from "../dispatch/send-batch.ts";
import { settleResults } from "../dispatch/settle-results.ts";
import type { Engine } from "../engine.ts";
import { generateRequested } from "../generation/generate-requested.ts";

export interface TickOptions {
  /** Most messages to claim in this tick. Default: one batch. */
  readonly limit?: number;
  /** Start nothing new after this many milliseconds. Default: no bound. */
  readonly budgetMs?: number;
  /** Start nothing new once it aborts; what is in flight is settled. */
  readonly signal?: AbortSignal;
}

export interface TickResult {
  /** Messages that were given to a provider, whatever came of it. */
  readonly sent: number;
  /** Enrollments moved without a send. */
  readonly moved: number;
  /** Work may be left that is due now: tick again at once. */
  readonly more: boolean;
  /** When there is something to do next, ISO; null when only a signal brings work. */
  readonly nextDueAt: string | null;
}

/**
 * One round of everything a worker does: recover what is uncertain, write what is asked for, fold
 * wake-ups, then look, claim, send and settle until nothing is due or a bound is met. Safe to run
 * in any number of processes at once.
 */
export async function tick(engine: Engine, options: TickOptions = {}): Promise<TickResult> {
  const { limit = engine.limits.batchSize, budgetMs = Number.POSITIVE_INFINITY, signal } = options;
  const started = engine.clock.monotonic();
  const mayGoOn = () => !signal?.aborted && engine.clock.monotonic() - started < budgetMs;
  const recovered = (await recoverLeases(engine)) + (await recoverUnknown(engine));
  const written = mayGoOn() ? await generateRequested(engine) : 0;
  const moreHints = await foldHints(engine);
  let sent = 0;
  let moved = 0;
  let idle = false;
  while (!idle && sent < limit && mayGoOn()) {
    const size = Math.min(engine.limits.batchSize, limit - sent);
    const claimed = await claimBatch(engine, { limit: size, offset: 0 });
    idle = claimed.heads === 0;
    moved += claimed.moved;
    if (claimed.batch === null) {
      // Everything ready was moved, parked or taken by others: look once more only after a move.
      idle ||= claimed.moved === 0;
      continue;
    }
    const results = await sendBatch(engine, claimed.batch);
    sent += results.filter(({ outcome }) => outcome.outcome !== "released").length;
    await settleResults(engine, { leaseId: claimed.batch.leaseId, results });
  }
  const completed = await completeCampaigns(engine);
  const more = !idle || moreHints || recovered + written + completed + moved > 0;
  return { sent, moved, more, nextDueAt: more ? null : await readNextDueAt(engine) };
}

async function readNextDueAt(engine: Engine): Promise<string | null> {
  const now = await engine.clock.now();
  const next = await engine.store.read((session) => session.queue.nextDueAt({ now }));
  return next === null ? null : formatInstant(next);
}

import { never } from "../../model/never.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import { replanCampaigns } from "../campaigns/replan-campaigns.ts";
import { completeCampaigns } from "../campaigns/complete-campaigns.ts";
import { resumeCampaigns } from "../campaigns/resume-campaigns.ts";
import { type DispatchTotals, dispatchRounds } from "../dispatch/dispatch-rounds.ts";
import { foldHints } from "../dispatch/fold-hints.ts";
import { deliverEvents } from "../subscribers/deliver-events.ts";
import type { Engine } from "../engine.ts";
import type { Instant } from "../../model/instant.ts";
import { generateRequested } from "../generation/generate-requested.ts";
import { hintsPerLot } from "./hints-per-lot.ts";
import { recover } from "./recover.ts";

export interface TickOptions {
  /** Most messages to claim in this tick. Default: one batch. */
  readonly limit?: number;
  /**
   * Start nothing new after this many milliseconds, and do not wait beyond them for a database that is
   * away: answers of a provider that could not be recorded by then are recovered like after a crash. A
   * provider call or a statement that runs takes its own time-out. Default: no bound; for a lost
   * database, as long as a lease.
   */
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
 * in any number of processes at once. The first of a process throws `SchemaVersionError` when the
 * database is not the one that this version works on.
 */
export async function tick(host: Engine, options: TickOptions = {}): Promise<TickResult> {
  const { budgetMs = Number.POSITIVE_INFINITY, signal } = options;
  const started = host.clock.monotonic();
  const engine = { ...host, deadline: started + budgetMs, ...(signal && { stop: signal }) };
  const mayGoOn = () => !signal?.aborted && engine.clock.monotonic() - started < budgetMs;
  await engine.requireSchema();
  const { prepared, idleUntil } = await prepare(engine, mayGoOn);
  const work =
    idleUntil === undefined
      ? await dispatchRounds(engine, { limit: options.limit ?? engine.limits.batchSize, mayGoOn })
      : nothing;
  const { sent, moved } = work;
  if (work.mayComplete) await completeCampaigns(engine);
  const told = await deliverEvents(engine);
  if (prepared || work.more || moved > 0 || told.more)
    return { sent, moved, more: true, nextDueAt: null };
  const now = await engine.clock.now();
  const ready =
    idleUntil === undefined
      ? await engine.store.read((session) => session.queue.nextDueAt({ now }))
      : idleUntil;
  // A queue that only a person lets go has nothing to do at any instant.
  const due = ready !== null && ready < never ? ready : null;
  const next = earlier(due, told.retryAt);
  const more = next !== null && next <= now;
  // A campaign that ended without this process seeing it completes when nothing else is left.
  if (!more && due === null) await completeCampaigns(engine);
  return { sent, moved, more, nextDueAt: more ? null : formatOptionalInstant(next) };
}

const nothing: DispatchTotals = { sent: 0, moved: 0, mayComplete: false, more: false };

interface Prepared {
  /** It did something, so that there may be more. */
  readonly prepared: boolean;
  /** Nothing at all is due, and this is when something will be; null: nothing ever. Else undefined. */
  readonly idleUntil?: Instant | null;
}

/** What comes before the queues. An idle round ends here, with one read. */
async function prepare(engine: Engine, mayGoOn: () => boolean): Promise<Prepared> {
  const now = await engine.clock.now();
  const agenda = await engine.store.read((session) => session.queue.readAgenda({ now }));
  const resumed = agenda.campaignsDue ? await resumeCampaigns(engine) : 0;
  if (agenda.leasesDue || agenda.recoveriesDue)
    await recover(engine, { concurrency: 1, leases: agenda.leasesDue });
  const { written } =
    agenda.requested && mayGoOn() ? await generateRequested(engine) : { written: 0 };
  const replanned = agenda.rescheduling ? await replanCampaigns(engine) : 0;
  const fold = resumed > 0 || agenda.requested || agenda.hintsDue || agenda.hints >= hintsPerLot;
  const moreHints = fold && (await foldHints(engine));
  const moved = resumed + written + replanned > 0;
  const prepared = moved || agenda.leasesDue || agenda.recoveriesDue || moreHints;
  // A subscriber may make work of what it is told.
  const isIdle =
    !prepared &&
    engine.subscribers.length === 0 &&
    agenda.hints === 0 &&
    !agenda.requested &&
    (agenda.nextAt === null || agenda.nextAt > now);
  return { prepared, ...(isIdle && { idleUntil: agenda.nextAt }) };
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

import type { InstantInput, Outreach, TickResult } from "@outreachkit/core";
import { WorkerCrash } from "../crash/worker-crash.ts";
import type { Inbox } from "../inbox/inbox.ts";
import type { VirtualClock } from "./create-virtual-clock.ts";

export interface RunOptions {
  /** Where time ends up; what is due then is still done. */
  readonly until: InstantInput | number;
  /**
   * Milliseconds: instants are met only at multiples of it, as by a worker that looks each minute.
   * Default: each at its exact instant.
   */
  readonly resolution?: number;
  readonly onTick?: (result: TickResult, now: number) => void | Promise<void>;
  /** Signals that arrive while time passes. */
  readonly inbox?: Inbox;
  /** Gives the worker that goes on after one died. Without it a crash ends the run. */
  readonly onCrash?: (crash: WorkerCrash) => Outreach | Promise<Outreach>;
}

export interface RunSummary {
  readonly ticks: number;
  readonly sent: number;
  readonly moved: number;
  readonly signals: number;
  readonly crashes: number;
  /** When there would be something to do next, ISO; null: only a signal could bring work. */
  readonly nextDueAt: string | null;
}

/** More ticks than this at one instant, or fruitless ones in a row, are a worker that never rests. */
const TICKS_AT_ONE_INSTANT = 100_000;
const FRUITLESS_TICKS = 1_000;

/** Works like one worker while virtual time passes, jumping from each due instant to the next. */
export async function runUntil(
  outreach: Outreach,
  clock: VirtualClock,
  options: RunOptions,
): Promise<RunSummary> {
  const { inbox, resolution = 1 } = options;
  const until = toMilliseconds(options.until);
  const count = { ticks: 0, sent: 0, moved: 0, signals: 0, crashes: 0 };
  let worker = outreach;
  let atInstant = 0;
  let fruitless = 0;
  for (;;) {
    const now = clock.now();
    if (inbox) count.signals += await inbox.deliver(now);
    const result = await tickOnce(worker, options);
    count.ticks += 1;
    atInstant += 1;
    if (result instanceof WorkerCrash) {
      count.crashes += 1;
      if (!options.onCrash) throw result;
      worker = await options.onCrash(result);
      continue;
    }
    count.sent += result.sent;
    count.moved += result.moved;
    await options.onTick?.(result, clock.now());
    fruitless = result.sent + result.moved > 0 ? 0 : fruitless + 1;
    if (atInstant > TICKS_AT_ONE_INSTANT || (result.more && fruitless > FRUITLESS_TICKS)) {
      throw noProgress(clock.now(), { atInstant, fruitless, result });
    }
    if (result.more) continue;
    const next = earliest(result.nextDueAt, (await inbox?.nextAt()) ?? null);
    const at = next === null ? null : Math.ceil(next / resolution) * resolution;
    if (at === null || at > until) {
      if (clock.now() < until) clock.advanceTo(until);
      return { ...count, nextDueAt: result.nextDueAt };
    }
    if (at > clock.now()) {
      clock.advanceTo(at);
      atInstant = 0;
      fruitless = 0;
    }
  }
}

/** A tick, or how the worker died in it. */
async function tickOnce(
  worker: Outreach,
  { onCrash }: RunOptions,
): Promise<TickResult | WorkerCrash> {
  try {
    return await worker.tick();
  } catch (error) {
    if (error instanceof WorkerCrash && onCrash) return error;
    throw error;
  }
}

function earliest(dueAt: string | null, signalAt: number | null): number | null {
  const instants = [dueAt === null ? null : Date.parse(dueAt), signalAt].filter(
    (instant) => instant !== null,
  );
  return instants.length > 0 ? Math.min(...instants) : null;
}

function noProgress(
  now: number,
  facts: { readonly atInstant: number; readonly fruitless: number; readonly result: TickResult },
): Error {
  return new Error(
    `Time stands still at ${new Date(now).toISOString()}: ${facts.atInstant} ticks there, the last ${facts.fruitless} without a send or a move, and the worker still says that there is more (${JSON.stringify(facts.result)}).`,
  );
}

function toMilliseconds(instant: InstantInput | number): number {
  return typeof instant === "number" ? instant : new Date(instant).getTime();
}

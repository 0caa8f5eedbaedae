import { replanCampaigns } from "../campaigns/replan-campaigns.ts";
import { completeCampaigns } from "../campaigns/complete-campaigns.ts";
import { dispatchRounds } from "../dispatch/dispatch-rounds.ts";
import { foldHints } from "../dispatch/fold-hints.ts";
import type { Engine } from "../engine.ts";
import { generateRequested } from "../generation/generate-requested.ts";
import { deliverEvents } from "../subscribers/deliver-events.ts";
import { type Bell, createBell } from "./create-bell.ts";
import { createLoopState, type LoopRecord } from "./create-loop-state.ts";
import { createWatch } from "./create-watch.ts";
import { type LoopName, loopNames } from "./loop-name.ts";
import { recover } from "./recover.ts";
import type { Loop, RoundResult } from "./run-loop.ts";

/** A round of sending ends after so long or so many batches, to complete campaigns and look around. */
const LONGEST_ROUND = 10_000;
const BATCHES_PER_ROUND = 20;

/** Tenants whose messages are written side by side. */
const WRITING_CONCURRENCY = 4;

export type LoopStates = Readonly<Record<LoopName, LoopRecord>>;
export type Bells = Readonly<Record<LoopName, Bell>>;

export function createLoopStates(monotonic: () => number): LoopStates {
  const entries = loopNames.map((name) => [name, createLoopState(monotonic)]);
  return Object.fromEntries(entries) as LoopStates;
}

/**
 * The loops of one run. Only the watch looks at the clock; it rings the others, and they ring each
 * other and the watch when they have made work. To add a loop: name it, give it a round here, and
 * have the watch ring it.
 */
export function createLoops(
  engine: Engine & { readonly stop: AbortSignal },
  options: { readonly pollInterval: number; readonly states: LoopStates },
): { readonly loops: readonly Loop[]; readonly bells: Bells } {
  const { states } = options;
  const bells = Object.fromEntries(
    loopNames.map((name) => [name, createBell(engine.clock)]),
  ) as Bells;
  const rounds: Readonly<Record<LoopName, () => Promise<RoundResult>>> = {
    watch: createWatch(engine, { bells, pollInterval: options.pollInterval }),
    sending: () => send(engine, bells, states.sending),
    async recovery() {
      const taken = await recover(engine, { concurrency: engine.limits.sendConcurrency });
      const replanned = await replanCampaigns(engine);
      if (taken + replanned > 0) ring(bells, "folding", "watch");
      return { again: replanned > 0 };
    },
    async folding() {
      const again = await foldHints(engine);
      bells.sending.ring();
      return { again };
    },
    async generation() {
      const { written } = await generateRequested(engine, {
        concurrency: WRITING_CONCURRENCY,
      });
      // Only what was written is progress: a message nobody can write stays requested.
      if (written > 0) ring(bells, "folding", "watch");
      return { again: written > 0 };
    },
    async subscribers() {
      const { more } = await deliverEvents(engine);
      return { again: more };
    },
  };
  const loops = loopNames.map((name) => ({
    name,
    bell: bells[name],
    state: states[name],
    round: rounds[name],
  }));
  return { loops, bells };
}

async function send(
  engine: Engine & { readonly stop: AbortSignal },
  bells: Bells,
  state: LoopRecord,
): Promise<RoundResult> {
  const { clock, stop, limits } = engine;
  const started = clock.monotonic();
  const mayGoOn = () => {
    state.beat();
    return !stop.aborted && clock.monotonic() - started < LONGEST_ROUND;
  };
  const limit = limits.batchSize * BATCHES_PER_ROUND;
  const { sent, moved, more, mayComplete } = await dispatchRounds(engine, {
    limit,
    mayGoOn,
    overlap: limits.overlap,
  });
  if (mayComplete) await completeCampaigns(engine);
  const worked = sent + moved > 0;
  // What was moved may want to be written, and heads have new due times.
  if (worked) bells.watch.ring();
  return { again: more && worked };
}

function ring(bells: Bells, ...names: readonly LoopName[]): void {
  for (const name of names) bells[name].ring();
}

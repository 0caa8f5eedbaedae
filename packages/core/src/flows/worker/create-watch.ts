import { completeCampaigns } from "../campaigns/complete-campaigns.ts";
import { resumeCampaigns } from "../campaigns/resume-campaigns.ts";
import type { Engine } from "../engine.ts";
import type { Bells } from "./create-loops.ts";
import { hintsPerLot } from "./hints-per-lot.ts";
import type { RoundResult } from "./run-loop.ts";

/** Where others hold what is ready, it is looked at again after so long, then twice as long. */
const FIRST_RETRY = 50;

/** The round that sees what there is to do, rings whose work it is, and knows when to look again. */
export function createWatch(
  engine: Engine,
  { bells, pollInterval }: { readonly bells: Bells; readonly pollInterval: number },
): () => Promise<RoundResult> {
  const { clock, store } = engine;
  let retry = FIRST_RETRY;
  return async () => {
    const now = await clock.now();
    const { agenda, next } = await store.read(async ({ queue }) => {
      const agenda = await queue.readAgenda({ now });
      return { agenda, next: agenda.hints > 0 ? await queue.nextDueAt({ now }) : agenda.nextAt };
    });
    if (agenda.leasesDue || agenda.recoveriesDue || agenda.rescheduling) bells.recovery.ring();
    if (agenda.requested) bells.generation.ring();
    // One read where nothing is behind a cursor; what backs off is tried again by the poll.
    if (engine.subscribers.length > 0) bells.subscribers.ring();
    const resumed = agenda.campaignsDue ? await resumeCampaigns(engine) : 0;
    if (resumed > 0 || agenda.hintsDue || agenda.hints >= hintsPerLot) bells.folding.ring();
    if (next !== null && next <= now) {
      bells.sending.ring();
      const rest = Math.min(retry, pollInterval);
      retry = Math.min(retry * 2, pollInterval);
      return { again: false, rest };
    }
    retry = FIRST_RETRY;
    // A campaign that ended without this process seeing it completes when nothing else is left.
    if (next === null && !agenda.requested) await completeCampaigns(engine);
    return {
      again: false,
      rest: next === null ? pollInterval : Math.min(next - now, pollInterval),
    };
  };
}

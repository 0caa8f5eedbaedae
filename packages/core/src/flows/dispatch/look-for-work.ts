import type { CandidateKey, ReadyHead } from "../../contracts/store/queue-records.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { limitsOfHead } from "./limits-of-head.ts";

/** What a look found: queues that are ready, and whom they could send to. */
export interface Look {
  readonly heads: readonly ReadyHead[];
  readonly candidates: readonly CandidateKey[];
}

/**
 * A sender with a gap sends one message per look; the rest are spares for candidates that turn out
 * to need something else.
 */
const CANDIDATES_BEHIND_A_GAP = 4;

export async function lookForWork(
  engine: Engine,
  session: StoreSession,
  options: { readonly now: Instant; readonly limit: number; readonly offset: number },
): Promise<Look> {
  const { now, limit } = options;
  const ready = await session.queue.readReadyHeads(options);
  const heads: (ReadyHead & { limit: number })[] = [];
  let room = limit;
  for (const head of ready) {
    if (room <= 0) break;
    const limits = limitsOfHead(engine, head);
    const spaced = limits !== null && limits.gap + limits.gapJitter > 0;
    const share = spaced ? CANDIDATES_BEHIND_A_GAP : Math.ceil(limit / ready.length);
    const count = Math.min(share, room);
    heads.push({ ...head, limit: count });
    room -= count;
  }
  const candidates = heads.length === 0 ? [] : await session.queue.readCandidates({ now, heads });
  return { heads, candidates };
}

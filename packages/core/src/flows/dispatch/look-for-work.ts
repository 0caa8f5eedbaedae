import type { Candidate, ReadyHead } from "../../contracts/store/queue-records.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { limitsOfHead } from "./limits-of-head.ts";

/** What a look found: queues that are ready, and whom they could send to. */
export interface Look {
  readonly heads: readonly ReadyHead[];
  readonly candidates: readonly Candidate[];
}

/** A sender with a gap sends one message per look; the rest are such as only want planning. */
const CANDIDATES_BEHIND_A_GAP = 4;

export async function lookForWork(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly now: Instant;
    readonly limit: number;
    readonly offset: number;
    /** How many that could be sent to take behind a gap: more where the first only had to be moved. */
    readonly depth: number;
  },
): Promise<Look> {
  const { now, limit, depth } = options;
  const ready = await session.queue.readReadyHeads(options);
  const heads: (ReadyHead & { limit: number; spaced: boolean })[] = [];
  let room = limit;
  for (const head of ready) {
    if (room <= 0) break;
    const limits = limitsOfHead(engine, head);
    const spaced = limits !== null && limits.gap + limits.gapJitter > 0;
    const share = spaced
      ? Math.max(CANDIDATES_BEHIND_A_GAP, depth)
      : Math.ceil(limit / ready.length);
    const count = spaced ? share : Math.min(share, room);
    heads.push({ ...head, limit: count, spaced });
    room -= spaced ? 1 : count;
  }
  if (heads.length === 0) return { heads, candidates: [] };
  const found = await session.queue.readCandidates({ now, heads });
  return { heads, candidates: heads.flatMap((head) => choose(head, found, depth)) };
}

/**
 * Behind a gap one send is enough for now, so only the first few that could be sent are worth their
 * locks and facts, and all that only want planning.
 */
function choose(
  head: ReadyHead & { readonly spaced: boolean },
  found: readonly Candidate[],
  depth: number,
): readonly Candidate[] {
  const own = found.filter(
    ({ tenantId, senderId }) => tenantId === head.tenantId && senderId === head.senderId,
  );
  if (!head.spaced) return own;
  const sendable = own.filter(({ state }) => state !== "pending").slice(0, depth);
  return own.filter((candidate) => candidate.state === "pending" || sendable.includes(candidate));
}

import { isSpaced } from "../../capacity/is-spaced.ts";
import type { Candidate, ReadyHead } from "../../contracts/store/queue-records.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { limitsOfHead } from "./limits-of-head.ts";
import { lookDepth } from "./look-depth.ts";
import { shareOut } from "./share-out.ts";
import { takeInTurn } from "./take-in-turn.ts";

/** What a look found: queues that are ready, and whom they could send to. */
export interface Look {
  readonly heads: readonly ReadyHead[];
  readonly candidates: readonly Candidate[];
}

export async function lookForWork(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly now: Instant;
    readonly limit: number;
    readonly offset: number;
    /** Most queues to take from: see `lookWidth`. */
    readonly width: number;
    /** Behind a gap: see `lookDepth`. */
    readonly depth: number;
  },
): Promise<Look> {
  const { now, limit, offset, width, depth } = options;
  const ready = await session.queue.readReadyHeads({ now, limit: width, offset });
  if (ready.length === 0) return { heads: [], candidates: [] };
  const share = shareOut(ready, limit);
  const heads = ready.map((head) => {
    const limits = limitsOfHead(engine, head);
    const spaced = limits !== null && isSpaced(limits);
    const count = spaced ? lookDepth.candidates(depth) : share(head);
    return { ...head, limit: count, spaced };
  });
  const found = Map.groupBy(
    await session.queue.readCandidates({ now, heads }),
    ({ tenantId, senderId }) => `${tenantId}/${senderId}`,
  );
  const chosen = heads.map((head) => {
    const own = found.get(`${head.tenantId}/${head.senderId}`) ?? [];
    return head.spaced
      ? { head, candidates: chooseSpaced(own, depth), weight: 1 }
      : { head, candidates: own };
  });
  const taken = takeInTurn(chosen, limit);
  return {
    heads: taken.map(({ head }) => head),
    candidates: taken.flatMap(({ candidates }) => candidates),
  };
}

/**
 * Behind a gap one send is enough for now, so only the first few that could be sent are worth their
 * locks and facts, and all that only want planning.
 */
function chooseSpaced(own: readonly Candidate[], depth: number): readonly Candidate[] {
  const sendable = own.filter(({ state }) => state !== "pending").slice(0, depth);
  return own.filter((candidate) => candidate.state === "pending" || sendable.includes(candidate));
}

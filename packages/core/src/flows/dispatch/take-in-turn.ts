import type { Candidate, ReadyHead } from "../../contracts/store/queue-records.ts";

export interface HeadCandidates {
  readonly head: ReadyHead;
  readonly candidates: readonly Candidate[];
  /** What it takes of the room, where that is not one for each candidate: behind a gap one goes. */
  readonly weight?: number;
}

/**
 * As many as there is room for: of each tenant as many as of the others, what one does not need goes to
 * the rest. A queue whose candidates do not fit is left out of the look, unless there are none: then its
 * head still wants to be set.
 */
export function takeInTurn(
  found: readonly HeadCandidates[],
  limit: number,
): readonly HeadCandidates[] {
  const cost = ({ candidates, weight }: HeadCandidates) => weight ?? candidates.length;
  const total = found.reduce((sum, one) => sum + cost(one), 0);
  if (total <= limit) return found;
  const byTenant = [...Map.groupBy(found, ({ head }) => head.tenantId).values()];
  const wants = byTenant
    .map((own) => ({ own, wanted: own.reduce((sum, one) => sum + cost(one), 0) }))
    .toSorted((one, other) => one.wanted - other.wanted);
  let room = limit;
  const taken = new Map<ReadyHead, HeadCandidates>();
  for (const [index, { own, wanted }] of wants.entries()) {
    let left = Math.min(wanted, Math.ceil(room / (wants.length - index)));
    for (const one of own) {
      const size = Math.min(cost(one), left);
      if (size === 0 && one.candidates.length > 0) continue;
      left -= size;
      room -= size;
      const candidates = one.weight === undefined ? one.candidates.slice(0, size) : one.candidates;
      taken.set(one.head, { ...one, candidates });
    }
  }
  return found.flatMap(({ head }) => taken.get(head) ?? []);
}

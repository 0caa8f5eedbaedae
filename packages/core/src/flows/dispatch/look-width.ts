/** What each queue costs a claim is shared by so many messages. */
const MESSAGES_PER_QUEUE = 5;
/** So that each band of queues has its share of a small look too. */
const NARROWEST = 20;

/** So many times the messages of a look is as far as one goes for queues that nobody holds: each is read. */
const ELSEWHERE = 2;

/**
 * How many queues a look takes from. Each costs a lock, its facts and a new due time, whatever goes from
 * it, so a look begins with few and takes several messages of each; where they do not give that much,
 * because a gap lets one go or one was due, it takes from as many as messages fit.
 */
export const lookWidth = {
  first: (limit: number): number =>
    Math.min(limit, Math.max(NARROWEST, Math.ceil(limit / MESSAGES_PER_QUEUE))),
  after: (
    width: number,
    look: { readonly heads: number; readonly found: number; readonly limit: number },
  ): number => (look.heads >= width && look.found * 2 < look.limit ? look.limit : width),
  /**
   * Where to look when others hold queues in front: past a random number of whole looks, as two that
   * overlap would meet again.
   */
  elsewhere: (
    random: number,
    { width, limit }: { readonly width: number; readonly limit: number },
  ): number => Math.floor(random * Math.ceil((limit * ELSEWHERE) / width)) * width,
} as const;

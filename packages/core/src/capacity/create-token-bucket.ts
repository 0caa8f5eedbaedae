/**
 * How often something may start: `tokens` of them, each back `per` milliseconds after it was taken.
 * So no stretch of that length ever holds more starts than tokens, which a bucket that refills
 * steadily does not promise. Times are any milliseconds that only grow.
 */
export interface TokenBucket {
  /** Milliseconds from `now` until a token is there. 0: take one. */
  waitAt(now: number): number;
  /** Takes the token that is there at `now`. */
  take(now: number): void;
  /** Gives nothing before `until`, as a provider asked. The latest instant wins. */
  hold(until: number): void;
  /** Nothing was taken or held that still counts at `now`. */
  isFull(now: number): boolean;
}

export function createTokenBucket(options: {
  /** Infinity: only holds count. */
  readonly tokens: number;
  readonly per: number;
}): TokenBucket {
  const { tokens, per } = options;
  /** When the taken tokens come back, earliest first. */
  const back: number[] = [];
  let heldUntil = Number.NEGATIVE_INFINITY;
  const expire = (now: number) => {
    while (back[0] !== undefined && back[0] <= now) back.shift();
  };
  return {
    waitAt(now) {
      expire(now);
      const next = back.length < tokens ? now : (back[0] ?? now);
      return Math.max(next, heldUntil, now) - now;
    },
    take(now) {
      if (Number.isFinite(tokens)) back.push(now + per);
    },
    hold(until) {
      heldUntil = Math.max(heldUntil, until);
    },
    isFull(now) {
      expire(now);
      return back.length === 0 && heldUntil <= now;
    },
  };
}

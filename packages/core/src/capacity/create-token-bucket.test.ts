import fc from "fast-check";
import { expect, test } from "vitest";
import { createTokenBucket } from "./create-token-bucket.ts";

/** Starts each call as soon as it has come and a token is there, in order. */
const startAll = (
  bucket: ReturnType<typeof createTokenBucket>,
  arrivals: readonly number[],
): readonly number[] => {
  let now = 0;
  return arrivals.map((arrival) => {
    now = Math.max(now, arrival);
    now += bucket.waitAt(now);
    expect(bucket.waitAt(now)).toBe(0);
    bucket.take(now);
    return now;
  });
};

const rates = fc.record({
  tokens: fc.integer({ min: 1, max: 20 }),
  per: fc.integer({ min: 1, max: 5_000 }),
});
const arrivals = fc
  .array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 120 })
  .map((gaps) => gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap)));

test("no stretch of the rate's length holds more starts than its tokens, wherever it begins", () => {
  fc.assert(
    fc.property(rates, arrivals, (rate, calls) => {
      const starts = startAll(createTokenBucket(rate), calls);
      for (const start of starts) {
        const within = starts.filter((other) => other >= start && other < start + rate.per);
        expect(within.length).toBeLessThanOrEqual(rate.tokens);
      }
    }),
  );
});

test("nobody waits longer than those before need: the n-th call starts after n / tokens stretches", () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 100 }), (rate, count) => {
      const starts = startAll(createTokenBucket(rate), Array<number>(count).fill(0));
      expect(starts).toEqual(starts.map((_, index) => Math.floor(index / rate.tokens) * rate.per));
    }),
  );
});

test("a hold keeps every token back until its end, and an earlier one does not shorten it", () => {
  fc.assert(
    fc.property(rates, fc.nat(10_000), fc.nat(10_000), (rate, first, second) => {
      const bucket = createTokenBucket(rate);
      bucket.hold(first);
      bucket.hold(second);
      expect(bucket.waitAt(0)).toBe(Math.max(first, second));
      expect(bucket.waitAt(20_000)).toBe(0);
    }),
  );
});

test("without a bound only holds count, and a bucket is full again when nothing counts", () => {
  const bucket = createTokenBucket({ tokens: Number.POSITIVE_INFINITY, per: 0 });
  for (let call = 0; call < 1_000; call += 1) bucket.take(0);
  expect(bucket.waitAt(0)).toBe(0);
  expect(bucket.isFull(0)).toBe(true);
  bucket.hold(10);
  expect(bucket.isFull(9)).toBe(false);
  const limited = createTokenBucket({ tokens: 2, per: 5 });
  limited.take(0);
  expect([limited.isFull(4), limited.isFull(5)]).toEqual([false, true]);
});

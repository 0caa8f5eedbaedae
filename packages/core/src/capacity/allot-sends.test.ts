import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allotSends } from "./allot-sends.ts";

type Options = Parameters<typeof allotSends>[0];

const now = Date.parse("2026-03-02T09:00:00Z");
const nextDayAt = Date.parse("2026-03-02T23:00:00Z");
const MINUTE = 60_000;

const allot = (part: Partial<Options> = {}, limits: Partial<Options["limits"]> = {}) =>
  allotSends({
    wanted: 10,
    used: 0,
    now,
    gapUntil: 0,
    nextDayAt,
    pausedUntil: null,
    jitter: 0,
    ...part,
    limits: { dailyCap: 50, gap: 0, gapJitter: 0, ...limits },
  });

const arbitraryOptions: fc.Arbitrary<Options> = fc.record({
  wanted: fc.nat(100),
  used: fc.nat(100),
  limits: fc.record({
    dailyCap: fc.nat(100),
    gap: fc.oneof(fc.constant(0), fc.nat(10 * MINUTE)),
    gapJitter: fc.oneof(fc.constant(0), fc.nat(10 * MINUTE)),
  }),
  now: fc.constant(now),
  gapUntil: fc.integer({ min: now - 10 * MINUTE, max: now + 10 * MINUTE }),
  nextDayAt: fc.oneof(
    fc.integer({ min: now + 1, max: now + 1_440 * MINUTE }),
    // Midnight may come before the gap ends.
    fc.integer({ min: now + 1, max: now + 5 * MINUTE }),
  ),
  pausedUntil: fc.option(fc.integer({ min: now + 1, max: now + 100 * MINUTE })),
  jitter: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

describe("allotSends", () => {
  test("gives what is left of the day's cap, and is free again on the next day", () => {
    expect(allot({ used: 47 })).toEqual({
      count: 3,
      gapUntil: now,
      nextFreeAt: nextDayAt,
      blockedBy: "sender-cap",
    });
  });

  test("gives all that is wanted while the cap is not reached", () => {
    expect(allot({ wanted: 4 })).toMatchObject({ count: 4, nextFreeAt: now, blockedBy: null });
  });

  test("sends one at a time under a gap, and is free again at its end", () => {
    expect(allot({}, { gap: MINUTE, gapJitter: MINUTE })).toMatchObject({
      count: 1,
      gapUntil: now + MINUTE,
      nextFreeAt: now + MINUTE,
    });
    const jittered = allot({ jitter: 0.5 }, { gap: MINUTE, gapJitter: MINUTE });
    expect(jittered.nextFreeAt).toBe(now + 1.5 * MINUTE);
  });

  test("sends nothing inside the gap, and does not count the gap as a reason", () => {
    const gapUntil = now + 1;
    expect(allot({ gapUntil })).toEqual({
      count: 0,
      gapUntil,
      nextFreeAt: gapUntil,
      blockedBy: null,
    });
    expect(allot({ gapUntil: now }).count).toBe(10);
  });

  test("means paused by a cap of 0: nothing goes, today or on any day", () => {
    expect(allot({}, { dailyCap: 0 })).toMatchObject({
      count: 0,
      nextFreeAt: nextDayAt,
      blockedBy: "sender-cap",
    });
  });

  test("sends nothing over a cap that was lowered below what went already", () => {
    expect(allot({ used: 60 })).toMatchObject({ count: 0, blockedBy: "sender-cap" });
  });

  test("is not free at midnight while the gap of the day's last message runs", () => {
    const late = { now: nextDayAt - 1, used: 49 };
    expect(allot(late, { gap: MINUTE })).toEqual({
      count: 1,
      gapUntil: nextDayAt - 1 + MINUTE,
      nextFreeAt: nextDayAt - 1 + MINUTE,
      blockedBy: "sender-cap",
    });
  });

  test("sends nothing under a hold, and names it before the cap", () => {
    const pausedUntil = now + 5 * MINUTE;
    expect(allot({ pausedUntil, used: 50 })).toMatchObject({
      count: 0,
      nextFreeAt: pausedUntil,
      blockedBy: "sender-paused",
    });
  });

  test("never passes cap less used, nor one at a time under a gap, nor what is wanted", () => {
    fc.assert(
      fc.property(arbitraryOptions, (options) => {
        const { wanted, used, limits } = options;
        const { count } = allotSends(options);
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThanOrEqual(Math.min(wanted, Math.max(0, limits.dailyCap - used)));
        if (limits.gap > 0) expect(count).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is never free before the end of the gap, nor under a hold before the hold's end", () => {
    fc.assert(
      fc.property(arbitraryOptions, (options) => {
        const { count, gapUntil, nextFreeAt, blockedBy } = allotSends(options);
        expect(nextFreeAt).toBeGreaterThanOrEqual(gapUntil);
        expect(gapUntil).toBeGreaterThanOrEqual(options.gapUntil);
        if (count > 0) expect(gapUntil).toBeGreaterThanOrEqual(options.now + options.limits.gap);
        if (options.pausedUntil !== null) {
          expect([count, blockedBy]).toEqual([0, "sender-paused"]);
          expect(nextFreeAt).toBeGreaterThanOrEqual(options.pausedUntil);
        }
        if (blockedBy === "sender-cap") {
          expect(nextFreeAt).toBeGreaterThanOrEqual(options.nextDayAt);
        }
      }),
    );
  });

  test("makes progress: who is free, wants to send and is under its cap sends", () => {
    fc.assert(
      fc.property(arbitraryOptions, (options) => {
        fc.pre(options.pausedUntil === null && options.gapUntil <= options.now);
        fc.pre(options.wanted > 0 && options.used < options.limits.dailyCap);
        expect(allotSends(options).count).toBeGreaterThan(0);
      }),
    );
  });

  test("over a whole day of looks, sends the cap and no more, never closer than the gap", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 20 * MINUTE }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 }),
        (dailyCap, gap, jitters) => {
          const sentAt: number[] = [];
          let time = now;
          let gapUntil = 0;
          for (let look = 0; time < nextDayAt; look += 1) {
            const allotment = allot(
              {
                now: time,
                used: sentAt.length,
                gapUntil,
                jitter: jitters[look % jitters.length] ?? 0,
              },
              { dailyCap, gap, gapJitter: MINUTE },
            );
            if (allotment.count > 0) sentAt.push(time);
            gapUntil = allotment.gapUntil;
            expect(allotment.nextFreeAt).toBeGreaterThan(time);
            time = allotment.nextFreeAt;
          }
          expect(sentAt.length).toBeLessThanOrEqual(dailyCap);
          const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
          for (const between of gaps) expect(between).toBeGreaterThanOrEqual(gap);
        },
      ),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { BreakerWindow } from "../contracts/store/breaker-store.ts";
import type { BreakerState } from "../machines/breaker-machine.ts";
import type { BreakerLimits } from "../model/breaker-limits.ts";
import { countMissingSends } from "./count-missing-sends.ts";
import { judgeBreaker } from "./judge-breaker.ts";
import { resolveBreakerLimits } from "./resolve-breaker-limits.ts";

const DAY = 86_400_000;
const now = 100 * DAY;
const judge = (
  window: Partial<BreakerWindow>,
  {
    state = "closed",
    complaints = [],
    warnedAt = null,
    limits = {},
  }: {
    readonly state?: BreakerState;
    readonly complaints?: readonly number[];
    readonly warnedAt?: number | null;
    readonly limits?: BreakerLimits;
  } = {},
) => {
  const none = { sends: 0, bounced: 0, complained: 0, complaintSends: 0, complaints: 0 };
  const judged = judgeBreaker({
    breaker: { state, complaints, warnedAt },
    window: { ...none, ...window },
    limits: resolveBreakerLimits(limits),
    now,
  });
  return "rule" in judged ? `${judged.verdict} ${judged.rule}` : judged.verdict;
};
const bounces = (bounced: number, sends: number, options?: Parameters<typeof judge>[1]) =>
  judge({ sends, bounced }, options);

describe("hard bounces", () => {
  test.each([
    ["2 of 100 are not over 2 %", 2, 100, "warn bounce-rate"],
    ["3 of 100 are", 3, 100, "trip bounce-rate"],
    ["2 of 99 are", 2, 99, "trip bounce-rate"],
    ["2 of 30 are, which is enough to judge by", 2, 30, "trip bounce-rate"],
    ["2 of 29 are not enough sends", 2, 29, "none"],
    ["1 of 30 is not enough bounces, and half a limit", 1, 30, "warn bounce-rate"],
    ["1 of 100 is not over half of 2 %", 1, 100, "none"],
    ["10 of 20 trip whatever the number", 10, 20, "trip many-bounces"],
    ["9 of 20 do not, and are over half of both", 9, 20, "warn many-bounces"],
    ["5 of 29 are half of both", 5, 29, "warn many-bounces"],
    ["4 of 29 are not", 4, 29, "none"],
  ])("%s", (_title, bounced, sends, verdict) => {
    expect(bounces(bounced, sends)).toBe(verdict);
  });

  test("10 of 101 are under 10 %, 10 of 100 are not", () => {
    // Wider than the default, and with a rate that does not meet first.
    const limits: BreakerLimits = { bounces: { lastSends: 200, percent: 50 } };
    expect(bounces(10, 100, { limits })).toBe("trip many-bounces");
    expect(bounces(10, 101, { limits })).toBe("warn many-bounces");
  });

  test("trip nothing where the host says so", () => {
    expect(bounces(100, 100, { limits: { bounces: false } })).toBe("none");
  });
});

describe("complaints", () => {
  test.each([
    ["two in seven days", [now - 7 * DAY + 1, now], "trip many-complaints"],
    ["two that are seven days apart", [now - 7 * DAY, now], "warn many-complaints"],
    ["one", [now], "warn many-complaints"],
    ["one that is over seven days old", [now - 7 * DAY], "none"],
  ])("%s: %j", (_title, complaints, verdict) => {
    expect(judge({ sends: 20 }, { complaints })).toBe(verdict);
  });

  test.each([
    [1, 2_500, "warn complaint-rate"],
    [2, 2_500, "trip complaint-rate"],
    [2, 2_499, "none"],
  ])("%i of %i, at over 0.04 % of no fewer than 2,500", (complaints, complaintSends, verdict) => {
    expect(judge({ complaints, complaintSends })).toBe(verdict);
  });

  test("trip nothing where the host says so", () => {
    const limits: BreakerLimits = { complaints: false };
    expect(
      judge({ complaints: 9, complaintSends: 2_500 }, { complaints: [now, now], limits }),
    ).toBe("none");
  });
});

describe("a half-open breaker", () => {
  const state = "half-open";
  test("closes after 30 clean sends, and not before", () => {
    expect(bounces(0, 29, { state })).toBe("none");
    expect(bounces(0, 30, { state })).toBe("close");
    // The bounce is not a clean send.
    expect(bounces(1, 30, { state })).toBe("none");
    expect(bounces(1, 31, { state })).toBe("close");
  });
  test("trips by the same limits, before it could close", () => {
    expect(bounces(2, 32, { state })).toBe("trip bounce-rate");
    expect(judge({ sends: 5 }, { state, complaints: [now, now] })).toBe("trip many-complaints");
  });
  test("does not warn", () => {
    expect(bounces(5, 20, { state })).toBe("none");
  });
});

it("judges nothing while it is open or paused", () => {
  for (const state of ["open", "paused"] as const)
    expect(bounces(100, 100, { state, complaints: [now, now] })).toBe("none");
});

it("warns once a day at most", () => {
  expect(bounces(2, 100, { warnedAt: now - DAY + 1 })).toBe("none");
  expect(bounces(2, 100, { warnedAt: now - DAY })).toBe("warn bounce-rate");
  expect(bounces(3, 100, { warnedAt: now - 1 })).toBe("trip bounce-rate");
});

const counts = fc
  .record({ sends: fc.nat(100), bounced: fc.nat(100) })
  .filter(({ sends, bounced }) => bounced <= sends);

describe("for any window", () => {
  it("one bounce alone never trips, nor does any without one", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.boolean(), (sends, bounced) => {
        fc.pre(sends > 0 || !bounced);
        expect(bounces(bounced ? 1 : 0, sends)).not.toContain("trip");
      }),
      { numRuns: 10_000 },
    );
  });

  it("a bounce more never makes it better, and a clean send less never", () => {
    const worth = (verdict: string) => (verdict.includes("trip") ? 2 : 1);
    fc.assert(
      fc.property(counts, ({ sends, bounced }) => {
        fc.pre(bounced < sends);
        expect(worth(bounces(bounced + 1, sends))).toBeGreaterThanOrEqual(
          worth(bounces(bounced, sends)),
        );
        // Where there is enough to judge by on either side.
        if (sends > 30)
          expect(worth(bounces(bounced, sends - 1))).toBeGreaterThanOrEqual(
            worth(bounces(bounced, sends)),
          );
      }),
      { numRuns: 10_000 },
    );
  });

  it("that does not trip, clean sends trip it exactly when as many as it misses are there", () => {
    fc.assert(
      fc.property(counts, fc.nat(60), ({ sends, bounced }, more) => {
        fc.pre(!bounces(bounced, sends).includes("trip") && sends + more <= 100);
        const none = { complained: 0, complaintSends: 0, complaints: 0 };
        const missing = countMissingSends({ ...none, sends, bounced }, resolveBreakerLimits({}));
        const trips = bounces(bounced, sends + more).includes("trip");
        fc.pre(more <= missing || missing === 0);
        expect(trips).toBe(missing > 0 && more === missing);
      }),
      { numRuns: 10_000 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lookAgainAt } from "./look-again-at.ts";

const claimedAt = Date.parse("2026-03-02T09:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Hours since the claim of every look-up that cannot tell, the first of them at `start`. */
function looksFrom(start: number, jitter = 0): readonly number[] {
  const looks: number[] = [];
  let attempts = 1;
  let at: number | null = start;
  while (at !== null) {
    looks.push((at - claimedAt) / HOUR);
    attempts += 1;
    at = lookAgainAt({ delivery: { claimedAt, attempts }, now: at, jitter });
    if (looks.length > 100) throw new Error("It is looked up for ever.");
  }
  return looks;
}

describe("lookAgainAt", () => {
  test("asks ever less often, and gives up three days after the claim", () => {
    const looks = looksFrom(claimedAt + MINUTE);
    const pauses = looks.slice(1).map((at, index) => at - looks[index]!);
    expect(pauses.slice(0, 6).map((pause) => pause * 60)).toEqual([
      expect.closeTo(5),
      expect.closeTo(15),
      expect.closeTo(60),
      expect.closeTo(60),
      expect.closeTo(60),
      expect.closeTo(60),
    ]);
    expect(pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0) - 1e-6)).toBe(true);
    expect(looks.at(-1)).toBeGreaterThanOrEqual(72);
    expect(looks.at(-1)).toBeLessThan(81);
    expect(looks.length).toBeLessThan(35);
  });

  test("asks a few times more even if nobody worked for weeks", () => {
    const looks = looksFrom(claimedAt + 500 * HOUR);
    expect(looks).toEqual([500, 509, 518, 527]);
  });

  test("ends whatever the start and the chance, and always asks later", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000 * HOUR),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (after, jitter) => {
          const looks = looksFrom(claimedAt + after, jitter);
          expect(looks.every((at, index) => index === 0 || at > looks[index - 1]!)).toBe(true);
          expect(looks.at(-1)).toBeGreaterThanOrEqual(72);
        },
      ),
    );
  });

  test("does not run away where no claim is known", () => {
    const delivery = { claimedAt: null, attempts: 2 };
    expect(lookAgainAt({ delivery, now: claimedAt, jitter: 0 })).toBe(claimedAt + 9 * HOUR);
  });
});

import fc from "fast-check";
import { validate, version } from "uuid";
import { describe, expect, test } from "vitest";
import { isId } from "../model/is-id.ts";
import { createIdGenerator } from "./create-id-generator.ts";

/** A seeded source (a linear congruential generator): the same numbers for the same seed. */
function seededRandom(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const now = Date.parse("2026-03-02T09:00:00Z");
/** Any clock: it stands still, runs, jumps ahead and steps back. */
const arbitraryTimes = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: -5_000, max: 5_000 })), {
    minLength: 2,
    maxLength: 60,
  })
  .map((steps) => {
    let time = now;
    return steps.map((step) => (time += step));
  });

describe("createIdGenerator", () => {
  test("makes valid UUIDs of version 7 that carry the engine's time", () => {
    const id = createIdGenerator(seededRandom(1))(now);
    expect([validate(id), version(id), isId(id)]).toEqual([true, 7, true]);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(now);
  });

  test("sorts ids as they were made, also within a millisecond and when the clock steps back", () => {
    fc.assert(
      fc.property(arbitraryTimes, fc.nat(), (times, seed) => {
        const newId = createIdGenerator(seededRandom(seed));
        const ids = times.map((time) => newId(time));
        expect(ids.toSorted()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
      }),
    );
  });

  test("keeps the order over ten thousand ids of one millisecond", () => {
    // The largest start there is, where a counter that is too small would wrap.
    const newId = createIdGenerator(() => 1 - 2 ** -32);
    const ids = Array.from({ length: 10_000 }, () => newId(now));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(10_000);
  });

  test("repeats with the same seed and not with another", () => {
    const run = (seed: number) => {
      const newId = createIdGenerator(seededRandom(seed));
      return [now, now, now + 1, now - 1].map((time) => newId(time));
    };
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });
});

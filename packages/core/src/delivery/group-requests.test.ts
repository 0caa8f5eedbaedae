import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupRequests } from "./group-requests.ts";

interface Member {
  readonly id: number;
  readonly key: string;
}

const group = (members: readonly Member[], batchSize: number) =>
  groupRequests(members, { keyOf: ({ key }) => key, batchSizeOf: () => batchSize });

describe("groupRequests", () => {
  test("fills one request per key up to the batch size, in order", () => {
    const members = ["a", "b", "a", "a", "b"].map((key, id) => ({ id, key }));
    const ids = group(members, 2).map((one) => one.map(({ id }) => id));
    expect(ids).toEqual([[0, 2], [1, 4], [3]]);
  });

  test("gives every member a request of its own without a batch call", () => {
    const members = ["a", "a", "a"].map((key, id) => ({ id, key }));
    expect(group(members, 1)).toEqual(members.map((member) => [member]));
    expect(group([], 5)).toEqual([]);
  });

  test("keeps everyone once and in order, never mixes keys, never passes the batch size", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c", "__proto__")),
        fc.integer({ min: 1, max: 7 }),
        (keys, batchSize) => {
          const members = keys.map((key, id) => ({ id, key }));
          const groups = group(members, batchSize);
          expect(groups.flat().toSorted((one, other) => one.id - other.id)).toEqual(members);
          for (const one of groups) {
            expect(one.length).toBeGreaterThan(0);
            expect(one.length).toBeLessThanOrEqual(batchSize);
            expect(new Set(one.map(({ key }) => key)).size).toBe(1);
            expect(one.every(({ id }, at) => at === 0 || id > (one[at - 1]?.id ?? -1))).toBe(true);
          }
          // No more calls than needed: all but the last request of a key are full.
          const counts = Object.values(Object.groupBy(members, ({ key }) => `key ${key}`));
          const fewest = counts.reduce(
            (sum, of) => sum + Math.ceil((of?.length ?? 0) / batchSize),
            0,
          );
          expect(groups).toHaveLength(fewest);
        },
      ),
    );
  });

  test("asks each member for the batch size that applies to it", () => {
    const groups = groupRequests(
      [
        { id: 0, key: "one" },
        { id: 1, key: "one" },
        { id: 2, key: "many" },
        { id: 3, key: "many" },
      ],
      { keyOf: ({ key }) => key, batchSizeOf: ({ key }) => (key === "one" ? 1 : 10) },
    );
    expect(groups.map(({ length }) => length)).toEqual([1, 1, 2]);
  });
});

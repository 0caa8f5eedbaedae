import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeHints } from "./merge-hints.ts";

const hints = fc.array(
  fc.record({
    tenantId: fc.constantFrom("t1", "t2"),
    senderId: fc.constantFrom("s1", "s2"),
    campaignId: fc.constantFrom("c1", null),
    dueAt: fc.integer({ min: 0, max: 9 }),
    free: fc.boolean(),
  }),
);
const streamOf = ({
  tenantId,
  senderId,
  campaignId,
}: {
  tenantId: string;
  senderId: string;
  campaignId: string | null;
}) => `${tenantId} ${senderId} ${campaignId}`;

test("one hint for each stream, due with its earliest, free if one of them is", () => {
  fc.assert(
    fc.property(hints, (given) => {
      const merged = mergeHints(given);
      const streams = Map.groupBy(given, streamOf);
      expect(merged.map(streamOf)).toEqual([...streams.keys()]);
      for (const hint of merged) {
        const own = streams.get(streamOf(hint)) ?? [];
        expect(hint.dueAt).toBe(Math.min(...own.map(({ dueAt }) => dueAt)));
        expect(hint.free).toBe(own.some(({ free }) => free));
      }
    }),
  );
});

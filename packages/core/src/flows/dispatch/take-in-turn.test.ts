import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import { type HeadCandidates, takeInTurn } from "./take-in-turn.ts";

const found = (tenantId: string, senderId: string, count: number): HeadCandidates => ({
  head: { tenantId, senderId } as ReadyHead,
  candidates: Array.from({ length: count }, (_, index) => ({
    tenantId,
    senderId,
    enrollmentId: `${senderId}-${index}`,
    state: "scheduled" as const,
    campaignId: "campaign",
    capped: false,
    turn: 0,
    streamFreeAt: 0,
  })),
});
const many = (tenantId: string, queues: number, count: number) =>
  Array.from({ length: queues }, (_, index) => found(tenantId, `${tenantId}${index}`, count));
const countOf = (taken: readonly HeadCandidates[], tenantId: string) =>
  taken
    .filter(({ head }) => head.tenantId === tenantId)
    .reduce((sum, { candidates }) => sum + candidates.length, 0);

test("a small tenant gets all it has beside one with many queues, which gets the rest", () => {
  const taken = takeInTurn([...many("big", 99, 1), found("small", "s", 10)], 100);
  expect([countOf(taken, "small"), countOf(taken, "big")]).toEqual([10, 90]);
});

test("queues that did not fit are left out, empty ones are kept", () => {
  const taken = takeInTurn([...many("big", 5, 1), found("idle", "i", 0)], 3);
  expect(taken.map(({ head }) => head.senderId)).toEqual(["big0", "big1", "big2", "i"]);
});

test("a queue behind a gap takes one place, however many of it only want planning", () => {
  const spaced = many("big", 3, 5).map((one) => ({ ...one, weight: 1 }));
  expect(takeInTurn(spaced, 2).map(({ candidates }) => candidates.length)).toEqual([5, 5]);
});

test("it is never more than there is room for, never less than there is, and even", () => {
  const tenants = fc.array(fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(tenants, fc.integer({ min: 1, max: 60 }), (sizes, limit) => {
      const look = sizes.flatMap((queues, tenant) =>
        queues.map((count, queue) => found(`t${tenant}`, `t${tenant}-${queue}`, count)),
      );
      const wanted = sizes.map((queues) => queues.reduce((sum, count) => sum + count, 0));
      const taken = takeInTurn(look, limit);
      const got = sizes.map((_, tenant) => countOf(taken, `t${tenant}`));
      const total = wanted.reduce((sum, count) => sum + count, 0);
      expect(got.reduce((sum, count) => sum + count, 0)).toBe(Math.min(limit, total));
      const short = got.filter((count, tenant) => count < wanted[tenant]!);
      for (const count of short) expect(Math.max(...got) - count).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

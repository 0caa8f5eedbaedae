import { expect, test } from "vitest";
import { findBrokenProgress } from "./find-broken-progress.ts";
import type { Ledger } from "./ledger.ts";

const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, "0")}:00:00.000Z`;

/** Enrollments as [from, to) in hours; null: not ended. */
const ledgerOf = (cap: number | null, spans: readonly (readonly [number, number | null])[]) => {
  const each = spans.map(([from, to], index) => ({ id: String(index), from, to }));
  return {
    senders: new Map([["ada", { inProgressCap: cap }]]),
    accepted: each.map(({ id, from }) => ({ deliveryId: id, at: at(from) })),
    deliveries: new Map(each.map(({ id }) => [id, { enrollmentId: id, senderId: "ada" }])),
    folded: {
      deliveries: new Map(each.map(({ id, from }) => [id, { claimedAt: at(from) }])),
      enrollments: new Map(
        each.map(({ id, to }) => [id, { endedAt: to === null ? null : at(to) }]),
      ),
    },
  } as unknown as Ledger;
};

test("says nothing while one ends before the next begins, or nothing limits them", () => {
  expect(
    findBrokenProgress(
      ledgerOf(1, [
        [1, 3],
        [3, null],
      ]),
    ),
  ).toEqual([]);
  expect(
    findBrokenProgress(
      ledgerOf(null, [
        [1, null],
        [2, null],
      ]),
    ),
  ).toEqual([]);
});

test("finds the instant at which a sender had one too many", () => {
  expect(
    findBrokenProgress(
      ledgerOf(2, [
        [1, 9],
        [2, null],
        [4, 5],
        [10, null],
      ]),
    ),
  ).toMatchObject([{ invariant: 4, ids: ["0", "1", "2"] }]);
});

import { expect, test } from "vitest";
import { claimedAtOf } from "./claimed-at-of.ts";
import type { Ledger } from "./ledger.ts";

const at = "2026-03-04T08:00:01.000Z";
const send = { deliveryId: "one", at };

const ledgerOf = (told: object | null, row: object | null) =>
  ({
    folded: { deliveries: new Map(told ? [["one", told]] : []) },
    deliveries: new Map(row ? [["one", row]] : []),
  }) as unknown as Ledger;

test("a claim is as old as the log tells", () => {
  const told = { state: "sent", claimedAt: "2026-03-04T08:00:00.000Z" };
  expect(claimedAtOf(ledgerOf(told, { claimedAt: "another" }), send)).toBe(told.claimedAt);
});

test("a claim that is out is in the row alone: what was put off before was another one", () => {
  const row = { claimedAt: "2026-03-04T08:00:00.000Z" };
  const putOff = { state: "queued", claimedAt: "2026-03-02T08:00:00.000Z" };
  expect(claimedAtOf(ledgerOf(putOff, row), send)).toBe(row.claimedAt);
  expect(claimedAtOf(ledgerOf(null, row), send)).toBe(row.claimedAt);
});

test("without either the provider's time counts, where it told one", () => {
  expect(claimedAtOf(ledgerOf(null, null), send)).toBe(at);
  expect(claimedAtOf(ledgerOf(null, null), { deliveryId: "one" })).toBeUndefined();
});

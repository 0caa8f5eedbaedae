import type { SimulationReport } from "@outreachkit/testing";
import { expect, test } from "vitest";
import { createTally } from "./create-tally.ts";

const report: SimulationReport = {
  scenarios: 10,
  seeds: 2,
  sent: 30,
  doubleSends: 0,
  lost: 0,
  needsReview: 3,
  violations: 0,
  failures: [],
};

test("reports and bugs add up", () => {
  const tally = createTally();
  expect(tally.add({ type: "report", report })).toEqual([]);
  expect(tally.add({ type: "report", report })).toEqual([]);
  const found = { invariant: 1, seeds: 4, message: "Twice." };
  expect(tally.add({ type: "bug", bug: "double-claim", found })).toEqual([]);
  expect(tally.figures()).toEqual({
    scenarios: 20,
    seeds: 4,
    doubleSends: 0,
    lost: 0,
    needsReview: 6,
    plantedBugsFound: 1,
    plantedBugs: 1,
  });
});

test("a bug that no seed finds is a failure", () => {
  const tally = createTally();
  const found = { invariant: 5, seeds: null, message: "" };
  expect(tally.add({ type: "bug", bug: "lost-hint", found })).toEqual([
    "The planted bug lost-hint was not found: invariant 5 held.",
  ]);
  expect(tally.figures()).toMatchObject({ plantedBugsFound: 0, plantedBugs: 1 });
});

test("a broken promise is told with what it takes to see it again", () => {
  const tally = createTally();
  const faults = [{ at: 3, kind: "late-crash", operation: "channel.send" }] as const;
  const violations = [{ invariant: 1, message: "Sent twice.", ids: [] }];
  const failures = [{ scenario: "lookup", faults, violations }];
  expect(tally.add({ type: "report", report: { ...report, doubleSends: 1, failures } })).toEqual([
    'scenario lookup with [{"at":3,"kind":"late-crash","operation":"channel.send"}]: invariant 1: Sent twice.',
  ]);
  expect(tally.figures().doubleSends).toBe(1);
});

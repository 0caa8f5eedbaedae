import { expect, test } from "vitest";
import { findFailures } from "./find-failures.ts";
import { countKills } from "./count-kills.ts";
import { renderKills } from "./render-kills.ts";
import type { RoundResult } from "../round/run-round.ts";

const round: RoundResult = {
  accepted: 3,
  replays: 0,
  doubleSends: [],
  lost: [],
  needsReview: ["delivery"],
  violations: [],
  kills: new Map([["call.after", 200]]),
  errors: new Map(),
  leasesLeft: 0,
  badExits: [],
};

test("the table has a line per marker and a column per store", () => {
  const lines = renderKills(new Map([["sqlite", countKills([round, round])]])).split("\n");
  expect(lines[0]).toMatch(/^killed at +sqlite$/);
  expect(lines.find((line) => line.startsWith("call.after"))).toMatch(/ 400$/);
  expect(lines.find((line) => line.startsWith("call.before"))).toMatch(/ 0$/);
});

test("a long run that missed a marker has failed; what waits for a person has not", () => {
  const failures = findFailures("sqlite", [round], countKills([round]));
  expect(failures).toContain("sqlite: no worker died at call.before");
  expect(failures.some((failure) => failure.includes("call.after"))).toBe(false);
  const short = { ...round, kills: new Map([["call.after", 10]] as const) };
  expect(findFailures("sqlite", [short], countKills([short]))).toEqual([]);
});

test("everything that speaks against a run is named with its store", () => {
  const bad: RoundResult = {
    ...round,
    kills: new Map(),
    doubleSends: ["one and another"],
    lost: ["a"],
    violations: ["b"],
    badExits: ["c"],
    leasesLeft: 2,
  };
  expect(findFailures("sqlite", [bad], countKills([bad]))).toEqual([
    "sqlite: sent twice: one and another",
    "sqlite: a",
    "sqlite: b",
    "sqlite: c",
    "sqlite: 2 leases are left and nobody works",
  ]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { createSqliteDatabase } from "../database/create-sqlite-database.ts";
import type { SimulatedDatabase } from "../database/simulated-database.ts";
import { bugNames } from "../../bugs/bug-names.ts";
import { drawSwarmOptions } from "./draw-swarm-options.ts";
import { findBug } from "./find-bug.ts";
import { playSeed } from "./play-seed.ts";

let database: SimulatedDatabase;
beforeAll(async () => {
  database = await createSqliteDatabase({ now: () => 0 });
});
afterAll(() => database.close());

test("a seed is the same run again, whatever was played before it", async () => {
  const first = await playSeed({ database, seed: 7 });
  await playSeed({ database, seed: 8 });
  const again = await playSeed({ database, seed: 7 });
  expect(again).toEqual(first);
  expect(first.faults).toBeGreaterThan(0);
});

test("a failing seed replays exactly: the same log and the same broken promises", async () => {
  const { seeds } = await findBug("resend-without-key");
  const failing = { database, seed: seeds ?? 0, bug: "resend-without-key" } as const;
  const first = await playSeed(failing);
  expect(first.violations).not.toEqual([]);
  expect(await playSeed(failing)).toEqual(first);
});

test("a run tells everything that its seed decided on", async () => {
  const { options } = await playSeed({ database, seed: 5 });
  expect(options).toEqual(drawSwarmOptions(5));
  expect(JSON.parse(JSON.stringify(options))).toEqual(options);
});

test("at least twenty bugs can be planted", () => {
  expect(bugNames.length).toBeGreaterThanOrEqual(20);
});

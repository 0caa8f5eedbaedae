import { afterAll, beforeAll, expect, test } from "vitest";
import { createSqliteDatabase } from "../database/create-sqlite-database.ts";
import type { SimulatedDatabase } from "../database/simulated-database.ts";
import { hashRun, prepareScenario } from "./play-scenario.ts";
import { runExhaustive, scenarioNames } from "./run-exhaustive.ts";
import { batchWithOneKey } from "./scenarios/batch-with-one-key.ts";
import { twoSteps } from "./scenarios/two-steps.ts";

let database: SimulatedDatabase;
beforeAll(async () => {
  database = await createSqliteDatabase({ now: () => 0 });
});
afterAll(() => database.close());

test("a scenario with the same faults leaves the same event log, whatever was played before", async () => {
  const prepared = await prepareScenario(twoSteps, { database });
  const faults = [
    { at: 25, kind: "late-crash" },
    { at: 48, kind: "late-error" },
  ] as const;
  const first = await hashRun(prepared, faults);
  await hashRun(prepared, [{ at: 10, kind: "crash" }]);
  expect(await hashRun(prepared, faults)).toBe(first);
  expect(await hashRun(prepared, [])).not.toBe(first);
});

test("every sleeper of a batch wakes up and settles under its old token", async () => {
  const prepared = await prepareScenario(batchWithOneKey, { database });
  const { operations } = await prepared.play([]);
  const call = operations.find(({ place }) => place === "call")?.number ?? 0;
  for (const kind of [
    "overtaken",
    "interrupted",
    "zombie",
    "zombie-in-call",
    "oversleep",
  ] as const) {
    const run = await prepared.play([{ at: call, kind }]);
    expect(run).toMatchObject({ violations: [], sent: 3, needsReview: 0 });
  }
});

test("there are at least fifteen scenarios, and a name picks one", async () => {
  expect(scenarioNames.length).toBeGreaterThanOrEqual(15);
  const report = await runExhaustive({ scenarios: ["lookup"], limit: 10 });
  expect(report).toMatchObject({ scenarios: 10, seeds: 0, failures: [] });
});

test("nothing new is started after an abort", async () => {
  const controller = new AbortController();
  const report = await runExhaustive({
    signal: controller.signal,
    onProgress: (runs) => runs === 5 && controller.abort(),
  });
  expect(report.scenarios).toBe(5);
});

test("all pairs of the shortest operations are gone through when asked for", async () => {
  const report = await runExhaustive({
    scenarios: ["suppression-in-between"],
    pairs: "all",
    limit: 100,
  });
  expect(report).toMatchObject({ scenarios: 100, failures: [] });
});

test("an even share uses its limit up, and parts make a whole", async () => {
  const seen: number[] = [];
  const report = await runExhaustive({
    pairs: "even",
    limit: 90,
    onProgress: (runs) => seen.push(runs),
  });
  expect(report).toMatchObject({ scenarios: 90, failures: [] });
  expect(seen).toHaveLength(90);
  const parts = [0, 1].map((index) => ({ index, of: 2 }));
  const run = (part?: { index: number; of: number }) =>
    runExhaustive({ scenarios: ["suppression-in-between"], ...(part && { part }) });
  const [whole, ...halves] = await Promise.all([run(), ...parts.map(run)]);
  expect(halves.reduce((sum, { scenarios }) => sum + scenarios, 0)).toBe(whole?.scenarios);
});

test("a planted bug shows the scenario, the operations that failed and what broke", async () => {
  const report = await runExhaustive({
    scenarios: ["no-idempotency"],
    bug: "timeout-is-refusal",
    limit: 200,
  });
  const [failure] = report.failures;
  expect(failure).toMatchObject({
    scenario: "no-idempotency",
    faults: [{ operation: "channel.send" }],
  });
  expect(report.doubleSends).toBeGreaterThan(0);
});

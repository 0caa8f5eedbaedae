import { plantBug } from "../bugs/plant-bug.ts";
import { expect, test } from "vitest";
import { createHost } from "../test-support/create-host.ts";
import { simulate } from "./simulate.ts";

const world = {
  create: createHost({ dispatch: { batchSize: 20 } }),
  seed: 7,
  days: 60,
  contacts: 60,
  senders: 3,
  gap: { minutes: 3 },
};
const faults = {
  rejected: 0.01,
  "rejected-recipient": 0.01,
  deferred: 0.03,
  "uncertain-before-accept": 0.02,
  "uncertain-after-accept": 0.02,
  "throw-after-accept": 0.02,
  "hang-before-accept": 0.02,
  "hang-after-accept": 0.02,
  "crash-before-accept": 0.02,
  "crash-after-accept": 0.02,
  "too-few-answers": 0.02,
  "too-many-answers": 0.02,
} as const;

test("60 days of a campaign pass in a unit test, hold every invariant, and come to their end", async () => {
  const result = await simulate(world);
  expect(result).toMatchObject({ violations: [], crashes: 0, nextDueAt: null });
  expect(result.sent).toBeGreaterThan(150);
  expect(result.signals).toBeGreaterThan(5);
});

test("the same seed gives the same event log to the last byte, also with faults and deaths", async () => {
  const rough = { ...world, faults, crashes: 0.05 };
  const first = await simulate(rough);
  const second = await simulate(rough);
  expect({ ...second, milliseconds: 0 }).toEqual({ ...first, milliseconds: 0 });
  const other = await simulate({ ...rough, seed: 8 });
  expect(other.eventLogHash).not.toBe(first.eventLogHash);
});

test("the bug random-order is seen: two runs differ", async () => {
  const create = createHost();
  const run = () =>
    simulate({
      ...world,
      create,
      gap: { minutes: 0 },
      wrapWorkerStore: (store) => plantBug(store, "random-order"),
    });
  expect((await run()).eventLogHash).not.toBe((await run()).eventLogHash);
});

test.for([1, 2, 3, 4, 5])(
  "the rough world of seed %i breaks nothing",
  { timeout: 30_000 },
  async (seed) => {
    const result = await simulate({ ...world, seed, faults, crashes: 0.05 });
    expect(result).toMatchObject({ violations: [], nextDueAt: null });
    expect(result.crashes).toBeGreaterThan(0);
  },
);

test("a worker that looks each five minutes sends the same messages", async () => {
  const { sent, violations } = await simulate({ ...world, responses: {}, resolution: 300_000 });
  expect({ sent, violations }).toEqual({ sent: 180, violations: [] });
});

import { expect, test } from "vitest";
import { createStoreTime } from "./create-store-time.ts";

/** A store whose clock is an hour ahead of a machine whose clocks are moved by hand. */
function createMachine() {
  const machine = { wall: 5_000, monotonic: 100, asked: 0, answersAfter: 0 };
  const now = createStoreTime(
    async () => {
      machine.asked += 1;
      const answer = 3_600_000 + machine.monotonic;
      machine.monotonic += machine.answersAfter;
      machine.wall += machine.answersAfter;
      return answer;
    },
    { wall: () => machine.wall, monotonic: () => machine.monotonic },
  );
  const pass = (milliseconds: number) => {
    machine.wall += milliseconds;
    machine.monotonic += milliseconds;
  };
  return { machine, now, pass };
}

test("an answer of the store is counted on for a second, then it is asked again", async () => {
  const { machine, now, pass } = createMachine();
  expect(await now()).toBe(3_600_100);
  pass(1_000);
  expect(await now()).toBe(3_601_100);
  expect(machine.asked).toBe(1);
  pass(1);
  expect(await now()).toBe(3_601_101);
  expect(machine.asked).toBe(2);
});

test("a wall clock that is set by an hour shifts nothing: the store is asked", async () => {
  const { machine, now, pass } = createMachine();
  await now();
  machine.wall += 3_600_000;
  pass(10);
  expect(await now()).toBe(3_600_110);
  expect(machine.asked).toBe(2);
});

test("a machine that slept, whose monotonic clock stood still, asks", async () => {
  const { machine, now } = createMachine();
  await now();
  machine.wall += 60_000;
  await now();
  expect(machine.asked).toBe(2);
});

test("it is never ahead of the store, however long the answer took", async () => {
  const { machine, now, pass } = createMachine();
  machine.answersAfter = 80;
  await now();
  pass(20);
  expect(await now()).toBeLessThanOrEqual(3_600_000 + machine.monotonic);
  expect(machine.asked).toBe(1);
});

test("an answer that took long is used once and not counted on", async () => {
  const { machine, now } = createMachine();
  machine.answersAfter = 101;
  await now();
  await now();
  expect(machine.asked).toBe(2);
});

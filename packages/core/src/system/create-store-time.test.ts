import fc from "fast-check";
import { expect, test } from "vitest";
import { createStoreTime } from "./create-store-time.ts";

/** A store whose clock is an hour ahead of a machine whose clocks are moved by hand. */
function createMachine() {
  const machine = { wall: 5_000, monotonic: 100, asked: 0, answersAfter: 0, storeAhead: 3_600_000 };
  const now = createStoreTime(
    async () => {
      machine.asked += 1;
      const answer = machine.storeAhead + machine.monotonic;
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

test("an answer that took longer than the one before sets nothing back", async () => {
  const { machine, now, pass } = createMachine();
  await now();
  pass(1_001);
  const before = machine.storeAhead + machine.monotonic;
  machine.answersAfter = 2_000;
  expect(await now()).toBe(before + 2_000);
});

test("a store whose clock was set back is believed, but for the time of the asking", async () => {
  const { machine, now, pass } = createMachine();
  await now();
  machine.storeAhead -= 60_000;
  pass(1_001);
  machine.answersAfter = 30;
  expect(await now()).toBe(machine.storeAhead + machine.monotonic);
});

test("time never goes back and is never ahead of the store, however askings overlap", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.record({ type: fc.constant("ask" as const) }),
          fc.record({ type: fc.constant("answer" as const), which: fc.nat() }),
          fc.record({ type: fc.constant("pass" as const), milliseconds: fc.nat(400) }),
        ),
        { maxLength: 40 },
      ),
      async (moments) => {
        let passed = 0;
        const open: { readonly read: number; answer(read: number): void }[] = [];
        const now = createStoreTime(
          () => new Promise((answer) => open.push({ read: passed, answer })),
          { wall: () => passed, monotonic: () => passed },
        );
        const told: number[] = [];
        const tell = (time: number) => {
          expect(time).toBeLessThanOrEqual(passed);
          told.push(time);
        };
        for (const moment of moments) {
          if (moment.type === "pass") passed += moment.milliseconds;
          if (moment.type === "ask") {
            const time = now();
            if (typeof time === "number") tell(time);
            else void time.then(tell);
          }
          if (moment.type === "answer" && open.length > 0) {
            const [answered] = open.splice(moment.which % open.length, 1);
            answered?.answer(answered.read);
          }
          // What was answered is told before anything else happens.
          await new Promise((resolve) => setImmediate(resolve));
        }
        expect(told).toEqual(told.toSorted((one, other) => one - other));
      },
    ),
  ));

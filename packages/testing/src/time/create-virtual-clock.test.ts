import { expect, test } from "vitest";
import { createVirtualClock } from "./create-virtual-clock.ts";

const start = "2026-03-02T08:00:00.000Z";
const signal = () => new AbortController().signal;

test("time stands still until it is told to move, and elapsed time follows it", () => {
  const clock = createVirtualClock({ start });
  expect(clock.now()).toBe(Date.parse(start));
  clock.advanceTo("2026-03-02T08:00:05Z");
  expect(clock.now()).toBe(Date.parse(start) + 5_000);
  expect(clock.monotonic()).toBe(5_000);
});

test("sleepers wake when their time has come, earliest first, and not before", async () => {
  const clock = createVirtualClock({ start: new Date(start) });
  const woken: string[] = [];
  const late = clock.sleep(2_000, signal()).then(() => woken.push("late"));
  const early = clock.sleep(1_000, signal()).then(() => woken.push("early"));
  const never = clock.sleep(60_000, signal()).then(() => woken.push("never"));
  clock.advanceTo(clock.now() + 999);
  await Promise.resolve();
  expect(woken).toEqual([]);
  clock.advanceTo(clock.now() + 5_000);
  await Promise.all([early, late]);
  expect(woken).toEqual(["early", "late"]);
  void never;
});

test("an aborted sleep ends at once, also when it was aborted before", async () => {
  const clock = createVirtualClock({ start });
  const controller = new AbortController();
  const sleep = clock.sleep(60_000, controller.signal);
  controller.abort();
  await sleep;
  await clock.sleep(60_000, controller.signal);
  expect(clock.now()).toBe(Date.parse(start));
});

test("it may be set back, as a corrected clock, while elapsed time only grows", () => {
  const clock = createVirtualClock({ start });
  clock.advanceTo("2026-03-02T09:00:00Z");
  clock.set("2026-03-02T08:30:00Z");
  expect(clock.now()).toBe(Date.parse("2026-03-02T08:30:00Z"));
  expect(clock.monotonic()).toBe(3_600_000);
  expect(() => clock.advanceTo("2026-03-02T08:00:00Z")).toThrow("use set() to jump back");
});

test("what is no instant is refused", () => {
  expect(() => createVirtualClock({ start: "soon" })).toThrow('"soon" is not an instant');
});

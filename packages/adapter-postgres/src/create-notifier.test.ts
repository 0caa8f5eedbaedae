import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNotifier } from "./create-notifier.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const createRig = () => {
  const sent: number[] = [];
  const started = Date.now();
  const notifier = createNotifier(async () => sent.push(Date.now() - started));
  return { sent, notifier };
};

test("the first is sent at once, and a burst behind it as one", async () => {
  const { sent, notifier } = createRig();
  for (let call = 0; call < 100; call += 1) notifier.notify();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([0, 50]);
});

test("the last of a burst is never swallowed", async () => {
  const { sent, notifier } = createRig();
  notifier.notify();
  await vi.advanceTimersByTimeAsync(49);
  notifier.notify();
  await vi.advanceTimersByTimeAsync(1);
  notifier.notify();
  await vi.advanceTimersByTimeAsync(500);
  notifier.notify();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([0, 50, 100, 550]);
});

test("flushing sends what waits, so that a process that ends tells what it did", async () => {
  const { sent, notifier } = createRig();
  notifier.notify();
  notifier.notify();
  await notifier.flush();
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toHaveLength(2);
});

test("one that fails stops none of the later ones", async () => {
  let calls = 0;
  const notifier = createNotifier(async () => {
    calls += 1;
    throw new Error("away");
  });
  notifier.notify();
  notifier.notify();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls).toBe(2);
});

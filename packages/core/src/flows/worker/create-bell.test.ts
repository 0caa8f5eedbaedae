import { expect, test } from "vitest";
import { createSystemClock } from "../../system/create-system-clock.ts";
import { createBell } from "./create-bell.ts";

const clock = createSystemClock(async () => 0);
const never = new AbortController().signal;
const forEver = Number.POSITIVE_INFINITY;

test("a ring wakes who waits", async () => {
  const bell = createBell(clock);
  const wait = bell.wait(forEver, never);
  bell.ring();
  await expect(wait).resolves.toBeUndefined();
});

test("rings that nobody waited for are kept as one", async () => {
  const bell = createBell(clock);
  bell.ring();
  bell.ring();
  await bell.wait(forEver, never);
  const stop = new AbortController();
  let ended = false;
  const second = bell.wait(forEver, stop.signal).then(() => {
    ended = true;
  });
  await Promise.resolve();
  expect(ended).toBe(false);
  stop.abort();
  await second;
});

test("a wait ends with its time, and at once where the signal has aborted", async () => {
  const bell = createBell(clock);
  await expect(bell.wait(0, never)).resolves.toBeUndefined();
  await expect(bell.wait(forEver, AbortSignal.abort())).resolves.toBeUndefined();
});

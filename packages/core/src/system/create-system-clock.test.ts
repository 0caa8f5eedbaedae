import { describe, expect, test } from "vitest";
import { createSystemClock } from "./create-system-clock.ts";

const AN_HOUR = 3_600_000;
const clock = createSystemClock(() => Promise.resolve(42));

describe("createSystemClock", () => {
  test("tells the store's time, and measures by a clock that only grows", async () => {
    expect(await clock.now()).toBe(42);
    const before = clock.monotonic();
    expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
  });

  test("does not sleep at all when it was aborted before", async () => {
    await expect(clock.sleep(AN_HOUR, AbortSignal.abort())).resolves.toBeUndefined();
  });

  test("wakes at once when it is aborted, without an error", async () => {
    const controller = new AbortController();
    const slept = clock.sleep(AN_HOUR, controller.signal);
    controller.abort(new Error("shutting down"));
    await expect(slept).resolves.toBeUndefined();
  });

  test("wakes by itself when the time is over", async () => {
    await expect(clock.sleep(0, new AbortController().signal)).resolves.toBeUndefined();
  });
});

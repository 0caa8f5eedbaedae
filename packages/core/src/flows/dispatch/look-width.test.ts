import { expect, test } from "vitest";
import { lookWidth } from "./look-width.ts";

test("a look begins with few queues that give several messages each, and a small one with as many as it has room for", () => {
  expect(lookWidth.first(100)).toBe(20);
  expect(lookWidth.first(1_000)).toBe(200);
  expect(lookWidth.first(7)).toBe(7);
  expect(lookWidth.first(1)).toBe(1);
});

test("queues that gave little are followed by as many as messages fit", () => {
  // Each lets one go behind its gap.
  expect(lookWidth.after(20, { heads: 20, found: 20, limit: 100 })).toBe(100);
  expect(lookWidth.after(20, { heads: 20, found: 97, limit: 100 })).toBe(20);
});

test("where no more queues were ready, there is nothing to widen", () => {
  expect(lookWidth.after(20, { heads: 3, found: 3, limit: 100 })).toBe(20);
});

test("where others hold what stands in front, looks stand side by side", () => {
  const narrow = { width: 20, limit: 100 };
  expect(lookWidth.elsewhere(0, narrow)).toBe(0);
  expect(lookWidth.elsewhere(0.55, narrow)).toBe(100);
  expect(lookWidth.elsewhere(0.999, narrow)).toBe(180);
  expect(lookWidth.elsewhere(0.6, { width: 100, limit: 100 })).toBe(100);
});

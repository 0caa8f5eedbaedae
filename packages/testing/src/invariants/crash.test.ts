import { expect, test } from "vitest";
import { forEachCrash } from "../test-support/for-each-crash.ts";
import { forEachFailure } from "../test-support/for-each-failure.ts";
test("c", async () => {
  for (const when of ["before", "after"] as const) {
    const t = performance.now();
    const runs = await forEachCrash(when);
    console.log(when, runs.length, performance.now() - t);
    expect(runs.flatMap((r) => r.violations)).toEqual([]);
    console.log(runs.map((r) => r.sent).join(" "));
  }
  const t = performance.now();
  const runs = await forEachFailure();
  console.log(runs.length, performance.now() - t);
  expect(runs.flatMap((r) => r.violations)).toEqual([]);
  console.log(runs.map((r) => r.sent).join(" "));
}, 100000);

import { expect, inject, test } from "vitest";
import { lostHint } from "../bugs/store/lost-hint.ts";
import { runRace } from "./test-support/run-race.ts";

const race = { url: inject("postgresUrl"), claimers: 3, producers: 4, operations: 50 };

test.each([1, 2])(
  "claimers and producers race: every ready enrollment is covered at all times, none waits for ever (seed %i)",
  async (seed) => {
    const result = await runRace({ ...race, seed, schema: `race_${seed}` });
    expect(result.uncovered).toEqual([]);
    expect(result.databaseErrors).toEqual([]);
    expect(result.violations).toEqual([]);
    expect(result.checks).toBeGreaterThan(20);
    expect(result.sent).toBeGreaterThan(100);
  },
);

test("a producer that does not hint is caught by the coverage query", async () => {
  const planted = { wrapProducer: lostHint, stopWhenUncovered: true };
  const { uncovered } = await runRace({ ...race, ...planted, seed: 3, schema: "race_lost_hint" });
  expect(uncovered).not.toEqual([]);
});

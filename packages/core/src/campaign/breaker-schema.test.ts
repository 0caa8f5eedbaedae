import { expect, it, test } from "vitest";
import { resolveBreakerLimits } from "../capacity/resolve-breaker-limits.ts";
import { breakerSchema } from "./breaker-schema.ts";

const problems = (given: unknown) =>
  breakerSchema.safeParse(given).error?.issues.map(({ path }) => path.join(".")) ?? [];

it("takes every limit, and `false` for what shall trip nothing", () => {
  const whole = {
    bounces: {
      percent: 1.5,
      lastSends: 200,
      minimumSends: 50,
      minimumBounces: 3,
      manyBounces: 20,
      manyPercent: 12,
    },
    complaints: { percent: 0.02, lastSends: 5_000, count: 3, within: { days: 14 } },
    openFor: { hours: 48 },
    closeAfter: 20,
  };
  expect(problems(whole)).toEqual([]);
  expect(problems({})).toEqual([]);
  expect(problems({ bounces: false, complaints: false })).toEqual([]);
});

it("lists everything that is wrong at once", () => {
  expect(
    problems({
      bounces: { percent: 0, lastSends: 50, minimumBounces: 0, manyPercent: 101 },
      complaints: { percent: 200, lastSends: 20_000, count: 1.5, within: { days: 91 } },
      openFor: { seconds: 59 },
      closeAfter: 101,
      bounceLimit: 3,
    }).toSorted(),
  ).toEqual(
    [
      "bounces.percent",
      "bounces.lastSends",
      "bounces.minimumBounces",
      "bounces.manyPercent",
      "complaints.percent",
      "complaints.lastSends",
      "complaints.count",
      "complaints.within",
      "openFor",
      "closeAfter",
      "",
    ].toSorted(),
  );
});

test.each([
  [{ bounces: { minimumSends: 101 } }, ["bounces.minimumSends"]],
  [{ bounces: { minimumSends: 150, lastSends: 150 } }, []],
  [
    { bounces: { lastSends: 120, minimumBounces: 121, manyBounces: 121 } },
    ["bounces.minimumBounces", "bounces.manyBounces"],
  ],
])("a limit that could never be met is refused: %j", (given, expected) => {
  expect(problems(given)).toEqual(expected);
});

test.each([[true], ["off"], [null], [3]])("%j is no limits and not `false`", (bounces) => {
  expect(breakerSchema.safeParse({ bounces }).error?.issues[0]?.message).toContain("false");
});

it("a campaign's part takes the place of the tenant's whole part, and defaults fill it up", () => {
  const ofTenant = { bounces: { percent: 5, minimumSends: 10 }, closeAfter: 7 } as const;
  const limits = resolveBreakerLimits(ofTenant, { bounces: { percent: 3 }, openFor: { hours: 1 } });
  expect(limits).toEqual({
    bounces: {
      percent: 3,
      lastSends: 100,
      minimumSends: 30,
      minimumBounces: 2,
      manyBounces: 10,
      manyPercent: 10,
    },
    complaints: { percent: 0.04, lastSends: 2_500, count: 2, within: 7 * 86_400_000 },
    openFor: 3_600_000,
    closeAfter: 7,
  });
  expect(resolveBreakerLimits(ofTenant, { bounces: false }).bounces).toBeNull();
  expect(resolveBreakerLimits(null, null).openFor).toBe(86_400_000);
});

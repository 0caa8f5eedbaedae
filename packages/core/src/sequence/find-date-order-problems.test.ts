import { expect, test } from "vitest";
import type { Delay } from "../model/delay.ts";
import { findDateOrderProblems } from "./find-date-order-problems.ts";

const paths = (...delays: (Delay | undefined)[]) =>
  findDateOrderProblems(
    delays.map((delay, index) => ({
      key: `step-${index}`,
      kind: "email",
      content: { body: "x" },
      ...(delay && { delay }),
    })),
  ).map(({ path }) => path);
const at = (text: string, zone?: string) => ({ at: text, ...(zone !== undefined && { zone }) });

test("a date may not come before the date of a step in front of it", () => {
  expect(paths(at("2026-03-02T09:00"), { days: 3 }, at("2026-03-02T08:59"))).toEqual([
    "steps.2.delay.at",
  ]);
  expect(paths(at("2026-03-02T09:00"), at("2026-03-02T09:00"), at("2026-03-09T09:00"))).toEqual([]);
  expect(paths(undefined, { days: 1 }, at("2026-03-02T09:00"), { days: 1 })).toEqual([]);
});

test("each is measured by the latest in front of it", () => {
  const found = paths(at("2026-03-09T09:00"), at("2026-03-02T09:00"), at("2026-03-05T09:00"));
  expect(found).toEqual(["steps.1.delay.at", "steps.2.delay.at"]);
});

test("dates in different zones must be a day apart to be certain", () => {
  const tokyo = at("2026-03-02T09:00", "Asia/Tokyo");
  expect(paths(tokyo, at("2026-03-01T20:00", "America/New_York"))).toEqual([]);
  expect(paths(tokyo, at("2026-02-28T09:00", "America/New_York"))).toHaveLength(1);
});

test("what is no date is told elsewhere", () => {
  expect(paths(at("tomorrow"), at("2026-03-02T09:00"))).toEqual([]);
});

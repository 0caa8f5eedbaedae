import { expect, test } from "vitest";
import { netCapacity } from "./net-capacity.ts";

const change = (scope: string, count: number, cap: number | null = null) => ({
  tenantId: "t",
  scope,
  period: "d",
  count,
  cap,
});

test("changes of one bucket are added up under the strictest cap, in key order", () => {
  expect(
    netCapacity([change("b", 1, 9), change("a", 1), change("b", 2, 5), change("b", 1)]),
  ).toEqual([change("a", 1), change("b", 4, 5)]);
});

test("what gives back has no cap and lowers what is taken", () => {
  expect(netCapacity([change("a", 3, 5), change("a", -1, 1)])).toEqual([change("a", 2, 5)]);
});

test("a bucket that ends even is left out", () => {
  expect(netCapacity([change("a", 2, 5), change("a", -2)])).toEqual([]);
});

import { expect, test } from "vitest";
import { createGate } from "./create-gate.ts";
import type { MarkerOrder } from "./marker-order.ts";

const order: MarkerOrder = { marker: "call.before", count: 2, action: "kill" };

function setUp() {
  const done: MarkerOrder[] = [];
  return { done, gate: createGate((carriedOut) => void done.push(carriedOut)) };
}

test("an order is carried out once, at the pass it names, counted from when it was given", () => {
  const { done, gate } = setUp();
  gate.pass("call.before");
  gate.arm(order);
  gate.pass("call.before");
  gate.pass("call.after");
  expect(done).toEqual([]);
  gate.pass("call.before");
  gate.pass("call.before");
  gate.pass("call.before");
  expect(done).toEqual([order]);
});

test("an order can be replaced and taken back", () => {
  const { done, gate } = setUp();
  gate.arm({ ...order, count: 1 });
  gate.arm({ marker: "look.after", count: 1, action: "stop" });
  gate.pass("call.before");
  gate.arm(null);
  gate.pass("look.after");
  expect(done).toEqual([]);
});

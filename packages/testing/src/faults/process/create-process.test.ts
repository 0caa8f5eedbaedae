import { expect, test } from "vitest";
import { createProcess } from "./create-process.ts";
import type { FaultKind, SleepKind } from "./fault-kind.ts";

test("a process sleeps once at a time: what wakes up with it does nothing while it sleeps again", async () => {
  const faults: (FaultKind | null)[] = ["overtaken", "interrupted", null];
  const asleep: SleepKind[] = [];
  const done: string[] = [];
  const process = createProcess({
    name: "worker",
    meet: () => faults.shift() ?? null,
    onSleep: (_process, kind) => void asleep.push(kind),
  });
  const call = (name: string) => process.step(name, "call", () => void done.push(name));
  const calls = Promise.all(["one", "two", "three"].map(call));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  expect({ asleep, done }).toEqual({ asleep: ["overtaken"], done: [] });
  process.wake();
  await settle();
  expect({ asleep, done }).toEqual({ asleep: ["overtaken", "interrupted"], done: ["one"] });
  process.wake();
  await calls;
  expect(done.toSorted()).toEqual(["one", "three", "two"]);
});

test("two of its calls that fall asleep at the same waking both go on in the end", async () => {
  const faults: (FaultKind | null)[] = ["overtaken", "interrupted", "zombie"];
  let sleeps = 0;
  const process = createProcess({
    name: "worker",
    meet: () => faults.shift() ?? null,
    onSleep: () => void (sleeps += 1),
  });
  const calls = Promise.all(
    ["one", "two", "three"].map((name) => process.step(name, "call", () => name)),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 3; turn += 1) {
    await settle();
    process.wake();
  }
  expect(await calls).toEqual(["one", "two", "three"]);
  expect(sleeps).toBe(3);
});

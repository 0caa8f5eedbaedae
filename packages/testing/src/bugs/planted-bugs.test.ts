import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { plantBug } from "./plant-bug.ts";
import { plantedBugs } from "./planted-bugs.ts";

test("every invariant that is tested has a bug that breaks it", () => {
  const broken = new Set(Object.values(plantedBugs).map(({ breaks }) => breaks));
  expect([...broken].toSorted((one, other) => one - other)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15,
  ]);
});

test("a bug is planted only where it lives", () => {
  const store = createSqliteStore({ path: ":memory:" });
  const misplace = () => plantBug(createRecordingChannel(), "lost-hint" as "resend-without-key");
  expect(misplace).toThrow('The bug "lost-hint" does not live in a channel.');
  expect(() => plantBug(store, "resend-without-key" as "lost-hint")).toThrow("in a store");
});

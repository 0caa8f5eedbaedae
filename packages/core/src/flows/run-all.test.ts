import { expect, test } from "vitest";
import { runAll } from "./run-all.ts";

test("an item that fails does not keep the others from their turn, and its error is thrown at the end", async () => {
  const done: number[] = [];
  const work = runAll([1, 2, 3, 4], { concurrency: 1 }, async (item) => {
    if (item % 2 === 0) throw new Error(`item ${item}`);
    done.push(item);
  });
  await expect(work).rejects.toThrow("item 2");
  expect(done).toEqual([1, 3]);
});

test("no more than the given number run at once, in order", async () => {
  let running = 0;
  let most = 0;
  const started: number[] = [];
  await runAll([1, 2, 3, 4, 5], { concurrency: 2 }, async (item) => {
    started.push(item);
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
  });
  expect({ most, started }).toEqual({ most: 2, started: [1, 2, 3, 4, 5] });
});

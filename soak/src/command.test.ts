import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { nodeFlags } from "./node-flags.ts";

const main = new URL("main.ts", import.meta.url).pathname;
const run = promisify(execFile);

test("the command's last line is one object with every figure", { timeout: 120_000 }, async () => {
  const options = ["--kills", "0", "--scenarios", "200", "--seeds", "5", "--bugs", "1", "--json"];
  const { stdout, stderr } = await run(process.execPath, [...nodeFlags, main, ...options]);
  const figures: unknown = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  expect(figures).toEqual({
    scenarios: 200,
    seeds: expect.any(Number),
    kills: 0,
    doubleSends: 0,
    lost: 0,
    needsReview: expect.any(Number),
    plantedBugsFound: 1,
    plantedBugs: 1,
  });
  // The saved seeds are played before those that were asked for.
  expect(figures).toHaveProperty(
    "seeds",
    expect.toSatisfy((seeds: number) => seeds > 5),
  );
  expect(stderr).toContain("Every promise was kept.");
});

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
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

test("an interrupted run gives the figures so far, and fails", { timeout: 120_000 }, async () => {
  const options = ["--kills", "0", "--bugs", "1", "--scenarios", "6000", "--json"];
  const child = spawn(process.execPath, [...nodeFlags, main, ...options]);
  const ended = once(child, "close");
  let said = "";
  for await (const chunk of child.stderr) {
    // The bug is one thread's first task; the scenarios have begun on another, or come next.
    if (!said.includes("found by seed") && String(chunk).includes("found by seed"))
      child.kill("SIGINT");
    said += String(chunk);
  }
  const output = await text(child.stdout);
  const figures: unknown = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "");
  expect(said).toMatch(/Interrupted after 1 of 1 planted bugs, 0 of 0 seeds and \d+ of 6000/);
  expect(figures).toMatchObject({ plantedBugsFound: 1, doubleSends: 0, lost: 0 });
  expect(await ended).toEqual([1, null]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Step } from "../model/campaign-definition.ts";
import { followingStep } from "../model/following-step.ts";
import { stepExits } from "../model/step-exits.ts";
import { findGraphProblems } from "./find-graph-problems.ts";

const message = (key: string, next?: string): Step => ({
  key,
  kind: "email",
  content: { body: "x" },
  ...(next !== undefined && { next }),
});
const branch = (key: string, targets: readonly string[], next?: string): Step => ({
  key,
  type: "branch",
  branches: targets.map((target) => ({ when: { event: "clicked" }, next: target })),
  ...(next !== undefined && { next }),
});
const find = (steps: readonly Step[]) =>
  findGraphProblems(steps).map(({ path, code }) => `${path}: ${code}`);

describe("findGraphProblems", () => {
  test("finds nothing in a list, in jumps ahead, and in ways that meet again or end", () => {
    expect(find([message("a"), message("b"), message("c")])).toEqual([]);
    const steps = [
      message("hook"),
      branch("fork", ["warm", "end"]),
      message("cold", "last"),
      message("warm"),
      message("last", "end"),
    ];
    expect(find(steps)).toEqual([]);
  });

  test("refuses a way to nowhere, to itself and back up, naming each", () => {
    const steps = [
      message("hook", "gone"),
      branch("fork", ["fork", "hook", "last"], "nowhere"),
      message("last"),
    ];
    expect(find(steps)).toEqual([
      "steps.0.next: unknown-step",
      "steps.1.branches.0.next: step-cycle",
      "steps.1.branches.1.next: step-cycle",
      "steps.1.next: unknown-step",
      "steps.1.key: unreachable-step",
      "steps.2.key: unreachable-step",
    ]);
    expect(findGraphProblems(steps)[0]?.message).toBe(
      'There is no step "gone"; name a step below "hook", or "end".',
    );
  });

  test("refuses a step that nothing leads to, and all that only it leads to", () => {
    const steps = [
      message("hook", "last"),
      message("lost"),
      branch("fork", ["end"]),
      message("last"),
    ];
    expect(find(steps)).toEqual(["steps.1.key: unreachable-step", "steps.2.key: unreachable-step"]);
  });

  test("refuses a step that is called the end", () => {
    expect(find([message("hook"), message("end")])).toContain("steps.1.key: reserved-key");
  });

  test("finds nothing only where every walk comes to an end", () => {
    const target = fc.option(fc.constantFrom("a", "b", "c", "d", "e", "end"), { nil: undefined });
    const graphs = fc.tuple(target, target, target, target, target).map((targets) =>
      targets.map((next, index): Step => {
        const key = "abcde"[index] ?? "";
        return next !== undefined && index % 2 === 1 ? branch(key, [next]) : message(key, next);
      }),
    );
    fc.assert(
      fc.property(graphs, (steps) => {
        fc.pre(findGraphProblems(steps).length === 0);
        const walk = (step: Step | null, depth: number): number =>
          step === null
            ? depth
            : Math.max(
                ...stepExits(step).map(({ target: exit }) =>
                  depth > steps.length ? depth : walk(followingStep(steps, step, exit), depth + 1),
                ),
              );
        expect(walk(steps[0] ?? null, 0)).toBeLessThanOrEqual(steps.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

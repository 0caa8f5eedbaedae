import { scenarioNames } from "@outreachkit/testing";
import { expect, test } from "vitest";
import { planSimulations } from "./plan-simulations.ts";
import type { SimulationTask } from "./simulation-task.ts";

const nothing = { scenarios: 0, seeds: 0, bugs: 0, seed: 1 };

function listTasks(
  options: Partial<typeof nothing>,
  play: (task: SimulationTask & { readonly type: "scenarios" }) => number = ({ runs }) => runs,
): readonly SimulationTask[] {
  const plan = planSimulations({ ...nothing, ...options });
  const tasks: SimulationTask[] = [];
  for (let task = plan.next(); task; task = plan.next()) {
    tasks.push(task);
    if (task.type !== "scenarios") continue;
    const sums = { seeds: 0, sent: 0, doubleSends: 0, lost: 0, needsReview: 0, violations: 0 };
    const report = { ...sums, scenarios: play(task), failures: [] };
    plan.finish(task, { type: "report", report });
  }
  return tasks;
}

const sumRuns = (tasks: readonly SimulationTask[]) =>
  tasks.reduce((sum, task) => sum + (task.type === "scenarios" ? task.runs : 0), 0);

test("a million runs are cut into parts of every scenario, none too long to wait for", () => {
  const tasks = listTasks({ scenarios: 1_000_000 });
  expect(sumRuns(tasks)).toBe(1_000_000);
  const longest = Math.max(...tasks.map((task) => (task.type === "scenarios" ? task.runs : 0)));
  expect(longest).toBeLessThan(5_000);
  const names = new Set(tasks.map((task) => task.type === "scenarios" && task.scenario));
  expect([...names]).toEqual(scenarioNames);
});

test("what a short scenario has no pairs for goes to the longer ones", () => {
  let played = 0;
  const [shortest] = scenarioNames;
  listTasks({ scenarios: 100_000 }, ({ scenario, runs }) => {
    const most = scenario === shortest ? Math.min(runs, 100) : runs;
    played += most;
    return most;
  });
  expect(played).toBe(100_000);
});

test("bugs come first, then seeds, each seed once and the saved ones with the first", () => {
  const tasks = listTasks({ bugs: 2, seeds: 120, scenarios: 5, seed: 7 });
  expect(tasks.slice(0, 5)).toMatchObject([
    { type: "bug" },
    { type: "bug" },
    { type: "seeds", from: 7, count: 50, regressions: true },
    { type: "seeds", from: 57, count: 50, regressions: false },
    { type: "seeds", from: 107, count: 20, regressions: false },
  ]);
  expect(sumRuns(tasks)).toBe(5);
  expect(listTasks({})).toEqual([]);
});

import type { Ramp } from "../model/caps.ts";
import type { Problem } from "../model/problem.ts";

/** What in a ramp contradicts itself, or the daily cap that it leads to. */
export function findRampProblems(options: {
  readonly ramp: Ramp | null;
  /** Null: the channel's default, which the caller may not know. */
  readonly dailyCap: number | null;
  readonly path: string;
}): readonly Problem[] {
  const { ramp, dailyCap, path } = options;
  if (ramp === null) return [];
  const problems: Problem[] = [];
  const report = (name: string, code: string, message: string) =>
    void problems.push({ path: `${path}.${name}`, code, message });
  const { start, step, target } = ramp;
  if (!Number.isInteger(start) || start < 1)
    report(
      "start",
      "invalid-ramp",
      `The ramp starts at ${start} a day; give at least 1, or use a dailyCap of 0 to pause.`,
    );
  if (!Number.isInteger(step) || step < 1)
    report("step", "invalid-ramp", `The ramp grows by ${step} a day; give at least 1, or no ramp.`);
  if (target !== undefined && start > target)
    report(
      "start",
      "ramp-above-target",
      `The ramp starts at ${start}, above its target of ${target}; start lower, or raise the target.`,
    );
  // A cap of 0 is a pause, whatever the ramp.
  if (dailyCap !== null && dailyCap > 0) {
    if (target !== undefined && target > dailyCap)
      report(
        "target",
        "ramp-above-cap",
        `The ramp's target of ${target} is above the daily cap of ${dailyCap}, which nothing passes; lower the target, or raise the cap.`,
      );
    if (target === undefined && start > dailyCap)
      report(
        "start",
        "ramp-above-cap",
        `The ramp starts at ${start}, above the daily cap of ${dailyCap} it leads to; start lower, or raise the cap.`,
      );
  }
  return problems;
}

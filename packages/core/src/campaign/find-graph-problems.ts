import type { Step } from "../model/campaign-definition.ts";
import { followingStep } from "../model/following-step.ts";
import type { Problem } from "../model/problem.ts";
import { sequenceEnd } from "../model/sequence-end.ts";
import { stepExits } from "../model/step-exits.ts";

/**
 * What is wrong with the ways between the steps. Every way leads down the list, so there is no cycle,
 * and every step can be reached.
 */
export function findGraphProblems(steps: readonly Step[]): readonly Problem[] {
  const order = new Map(steps.map(({ key }, index) => [key, index]));
  const problems: Problem[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.key === sequenceEnd) {
      problems.push({
        path: `steps.${index}.key`,
        code: "reserved-key",
        message: `"${sequenceEnd}" names the end of the sequence; give the step another key.`,
      });
    }
    for (const { path, target } of stepExits(step)) {
      const problem = findExitProblem(order, { step, index, target });
      if (problem) problems.push({ path: `steps.${index}.${path}`, ...problem });
    }
  }
  const reached = findReached(steps);
  for (const [index, step] of steps.entries()) {
    if (reached.has(step)) continue;
    const message = `No way leads to the step "${step.key}"; let an earlier step lead to it, or remove it.`;
    problems.push({ path: `steps.${index}.key`, code: "unreachable-step", message });
  }
  return problems;
}

function findExitProblem(
  order: ReadonlyMap<string, number>,
  exit: { readonly step: Step; readonly index: number; readonly target: string | undefined },
): Omit<Problem, "path"> | null {
  const { step, index, target } = exit;
  if (target === undefined || target === sequenceEnd) return null;
  const at = order.get(target);
  if (at === undefined) {
    const message = `There is no step "${target}"; name a step below "${step.key}", or "${sequenceEnd}".`;
    return { code: "unknown-step", message };
  }
  if (target === step.key) {
    const message = `The step "${step.key}" leads to itself; name a step below it, or "${sequenceEnd}".`;
    return { code: "step-cycle", message };
  }
  if (at > index) return null;
  const message = `The step "${step.key}" leads back up to "${target}", which would make a cycle; name a step below it, or "${sequenceEnd}".`;
  return { code: "step-cycle", message };
}

/** One pass is enough: a way that leads up is a problem of its own, and not followed here. */
function findReached(steps: readonly Step[]): ReadonlySet<Step> {
  const reached = new Set(steps.slice(0, 1));
  for (const step of steps) {
    if (!reached.has(step)) continue;
    for (const { target } of stepExits(step)) {
      const following = followingStep(steps, step, target);
      if (following) reached.add(following);
    }
  }
  return reached;
}

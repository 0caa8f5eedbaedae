import type { MessageKind } from "../contracts/channel.ts";
import type { CampaignDefinition, MessageStep, Step } from "../model/campaign-definition.ts";
import { followingStep } from "../model/following-step.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import type { Problem } from "../model/problem.ts";
import { stepExits } from "../model/step-exits.ts";
import { conditionsOfStep } from "./conditions-of-step.ts";
import { contentsOfStep } from "./contents-of-step.ts";
import { findContentProblems } from "./find-content-problems.ts";
import { findConditionProblems, findExitRuleProblems } from "./find-condition-problems.ts";
import { findGraphProblems } from "./find-graph-problems.ts";

/** What is wrong between the steps of a definition: keys, ways, conditions, kinds, threads. */
export function findStepProblems(
  definition: CampaignDefinition,
  kinds: ReadonlyMap<string, MessageKind>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const answering = findAnswering(definition.steps);
  for (const [index, step] of definition.steps.entries()) {
    const path = `steps.${index}`;
    if (seen.has(step.key)) {
      problems.push({
        path: `${path}.key`,
        code: "duplicate-key",
        message: `Two steps have the key "${step.key}"; each step needs its own, because a contact gets a key at most once.`,
      });
    }
    seen.add(step.key);
    if (!isMessageStep(step)) continue;
    const kind = kinds.get(step.kind);
    if (!kind) {
      problems.push({
        path: `${path}.kind`,
        code: "unknown-kind",
        message: `No configured channel carries "${step.kind}"; configured: ${[...kinds.keys()].join(", ") || "none"}. Add a channel to createOutreach, or change the kind.`,
      });
      continue;
    }
    problems.push(
      ...findContentProblems(step, path),
      ...findThreadProblems(step, kind, path, answering.has(step.key)),
    );
  }
  return [
    ...problems,
    ...findGraphProblems(definition.steps),
    ...findConditionProblems(definition.steps, conditionsOfStep),
    ...findExitRuleProblems(definition),
  ];
}

/**
 * Steps that come after a message of their own kind whichever way a contact takes: only they can
 * count on a thread to answer.
 */
function findAnswering(steps: readonly Step[]): ReadonlySet<string> {
  const before = new Map<Step, ReadonlySet<string>>();
  const [first] = steps;
  if (first) before.set(first, new Set());
  const answering = new Set<string>();
  for (const step of steps) {
    const kinds = before.get(step) ?? new Set<string>();
    if (isMessageStep(step) && kinds.has(step.kind)) answering.add(step.key);
    const after = isMessageStep(step) ? new Set([...kinds, step.kind]) : kinds;
    for (const { target } of stepExits(step)) {
      const following = followingStep(steps, step, target);
      if (!following) continue;
      const known = before.get(following);
      const both = known ? [...known].filter((kind) => after.has(kind)) : after;
      before.set(following, new Set(both));
    }
  }
  return answering;
}

function findThreadProblems(
  step: MessageStep,
  kind: MessageKind,
  path: string,
  answers: boolean,
): readonly Problem[] {
  const problems: Problem[] = [];
  const contents = contentsOfStep(step);
  if (!kind.threads) {
    const message = `Messages of kind "${step.kind}" have no subject; remove it.`;
    return contents
      .filter(({ content }) => content.subject !== undefined)
      .map((content) => ({
        path: `${path}.${content.path}.subject`,
        code: "subject-not-allowed",
        message,
      }));
  }
  const hasFallback = step.onMissingThread === "new-thread" && step.fallbackSubject !== undefined;
  for (const content of contents) {
    if (content.content.subject !== undefined || answers || hasFallback) continue;
    problems.push({
      path: `${path}.${content.path}.subject`,
      code: "missing-subject",
      message: `The step "${step.key}" has no subject and no earlier "${step.kind}" step to answer on every way to it; give it a subject.`,
    });
  }
  if (step.onMissingThread === "new-thread" && step.fallbackSubject === undefined) {
    problems.push({
      path: `${path}.fallbackSubject`,
      code: "missing-fallback-subject",
      message: `The step "${step.key}" may start a new thread but has no fallbackSubject; give it one, or hold.`,
    });
  }
  return problems;
}

import type { MessageKind } from "../contracts/channel.ts";
import type { CampaignDefinition, MessageStep } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import type { Problem } from "../model/problem.ts";
import { conditionsOfStep } from "./conditions-of-step.ts";
import { contentsOfStep } from "./contents-of-step.ts";
import { findAnswering } from "./find-answering.ts";
import { findContentProblems } from "./find-content-problems.ts";
import { findConditionProblems, findExitRuleProblems } from "./find-condition-problems.ts";
import { findGraphProblems } from "./find-graph-problems.ts";
import { findKindProblems } from "./find-kind-problems.ts";
import { formsOfStep } from "./forms-of-step.ts";

/** What is wrong between the steps of a definition: keys, ways, conditions, kinds, threads. */
export function findStepProblems(
  definition: CampaignDefinition,
  kinds: ReadonlyMap<string, MessageKind>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const answering = findAnswering(definition);
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
    problems.push(...findKindProblems(step, kinds, path));
    for (const { path: at, step: form } of formsOfStep(step)) {
      const place = at === "" ? path : `${path}.${at}`;
      problems.push(...findContentProblems(form, place));
      const kind = kinds.get(form.kind);
      const answers = answering.get(step.key)?.has(form.kind) ?? false;
      if (kind) problems.push(...findThreadProblems(form, kind, place, answers));
    }
  }
  return [
    ...problems,
    ...findGraphProblems(definition.steps),
    ...findConditionProblems(definition.steps, conditionsOfStep),
    ...findExitRuleProblems(definition),
  ];
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

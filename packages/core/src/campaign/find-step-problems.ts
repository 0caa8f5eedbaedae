import type { MessageKind } from "../contracts/channel.ts";
import type { CampaignDefinition, Step } from "../model/campaign-definition.ts";
import type { Problem } from "../model/problem.ts";

/** What is wrong between the steps of a definition: keys, kinds, threads. */
export function findStepProblems(
  definition: CampaignDefinition,
  kinds: ReadonlyMap<string, MessageKind>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
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
    const kind = kinds.get(step.kind);
    if (!kind) {
      problems.push({
        path: `${path}.kind`,
        code: "unknown-kind",
        message: `No configured channel carries "${step.kind}"; configured: ${[...kinds.keys()].join(", ") || "none"}. Add a channel to createOutreach, or change the kind.`,
      });
      continue;
    }
    problems.push(...findThreadProblems(definition, step, kind, path, index));
  }
  return problems;
}

function findThreadProblems(
  definition: CampaignDefinition,
  step: Step,
  kind: MessageKind,
  path: string,
  index: number,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (!kind.threads) {
    if (step.content.subject === undefined) return problems;
    const message = `Messages of kind "${step.kind}" have no subject; remove it.`;
    return [{ path: `${path}.content.subject`, code: "subject-not-allowed", message }];
  }
  const answers = definition.steps.slice(0, index).some((earlier) => earlier.kind === step.kind);
  const hasFallback = step.onMissingThread === "new-thread" && step.fallbackSubject !== undefined;
  if (step.content.subject === undefined && !answers && !hasFallback) {
    problems.push({
      path: `${path}.content.subject`,
      code: "missing-subject",
      message: `The step "${step.key}" has no subject and no earlier "${step.kind}" step to answer; give it a subject.`,
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

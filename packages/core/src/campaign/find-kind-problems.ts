import type { MessageKind } from "../contracts/channel.ts";
import type { MessageStep } from "../model/campaign-definition.ts";
import type { Problem } from "../model/problem.ts";
import { formsOfStep } from "./forms-of-step.ts";

/** What is wrong with the kinds of a step's forms: such that nobody carries, and the same one twice. */
export function findKindProblems(
  step: MessageStep,
  kinds: ReadonlyMap<string, MessageKind>,
  path: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  const begun = new Set<string>();
  const fallen = new Map<MessageStep, Set<string>>();
  for (const { path: at, step: form, of } of formsOfStep(step)) {
    const { kind } = form;
    const place = at === "" ? `${path}.kind` : `${path}.${at}.kind`;
    if (!kinds.has(kind)) {
      problems.push({
        path: place,
        code: "unknown-kind",
        message: `No configured channel carries "${kind}"; configured: ${[...kinds.keys()].join(", ") || "none"}. Add a channel to createOutreach, or change the kind.`,
      });
    }
    if (of === null) {
      if (begun.has(kind)) {
        const message = `The step "${step.key}" has two forms of kind "${kind}"; leave one.`;
        problems.push({ path: place, code: "duplicate-kind", message });
      }
      begun.add(kind);
      fallen.set(form, new Set([kind]));
      continue;
    }
    const chain = fallen.get(of) ?? new Set();
    if (chain.has(kind)) {
      const message = `The step "${step.key}" falls back to "${kind}", which was tried by then; name another kind.`;
      problems.push({ path: place, code: "fallback-to-same-kind", message });
    }
    chain.add(kind);
  }
  return problems;
}

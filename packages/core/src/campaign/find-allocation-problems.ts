import type { CampaignDefinition, MessageStep } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import type { Problem } from "../model/problem.ts";
import { kindsOf } from "./kinds-of.ts";
import { mixedKinds } from "./mixed-kinds.ts";

/** What is wrong with how a definition deals contacts to channels. */
export function findAllocationProblems({
  allocation = {},
  steps,
}: CampaignDefinition): readonly Problem[] {
  const problems: Problem[] = [];
  const kinds = kindsOf(steps);
  for (const part of ["mix", "eligibility"] as const) {
    for (const kind of Object.keys(allocation[part] ?? {})) {
      if (kinds.includes(kind)) continue;
      const message = `No step is of kind "${kind}"; kinds of the steps: ${kinds.join(", ")}.`;
      problems.push({ path: `allocation.${part}.${kind}`, code: "kind-without-step", message });
    }
  }
  if (allocation.mix) {
    const sum = Object.values(allocation.mix).reduce((total, share) => total + share, 0);
    // Thirds of a hundred add up to a hair less.
    if (Math.abs(sum - 100) > 0.01) {
      const message = `The shares add up to ${sum} percent; make them 100.`;
      problems.push({ path: "allocation.mix", code: "mix-not-100", message });
    }
  }
  for (const [kind, share] of Object.entries(allocation.mix ?? {})) {
    if (share > 0 || !steps.some((step) => isMessageStep(step) && step.kind === kind)) continue;
    // It reads as if nobody got them.
    const message = `Steps of kind "${kind}" have 0 percent of the contacts, and those of a kind without a share go to everybody; give it a share, or leave it out of the mix.`;
    problems.push({ path: `allocation.mix.${kind}`, code: "mix-share-zero", message });
  }
  const mixed = mixedKinds(allocation);
  for (const [index, step] of steps.entries()) {
    if (isMessageStep(step)) problems.push(...findMixProblems(step, mixed, `steps.${index}`));
  }
  return problems;
}

/** A step of a kind in the mix says something on each of them; one of another kind is for everybody. */
function findMixProblems(
  step: MessageStep,
  mixed: readonly string[],
  path: string,
): readonly Problem[] {
  const forms = step.mix ?? [];
  if (!mixed.includes(step.kind)) {
    if (forms.length === 0) return [];
    const message =
      mixed.length === 0
        ? `The campaign has no mix of several channels, so nobody gets what "${step.key}" says there; give their shares in allocation.mix, or use fallback.`
        : `The step "${step.key}" is of kind "${step.kind}", which is not in allocation.mix, so everybody gets it; remove its mix, or name the kind there.`;
    return [{ path: `${path}.mix`, code: "mix-not-used", message }];
  }
  const said = [step.kind, ...forms.map(({ kind }) => kind)];
  return [
    ...mixed
      .filter((kind) => !said.includes(kind))
      .map((kind) => ({
        path: `${path}.mix`,
        code: "mix-without-content",
        message: `The step "${step.key}" says nothing on "${kind}", which has a share of the contacts; add it to the step's mix.`,
      })),
    ...forms.flatMap(({ kind }, at) => {
      if (mixed.includes(kind)) return [];
      const message = `Nobody draws "${kind}"; give it a share in allocation.mix, or remove it.`;
      return [{ path: `${path}.mix.${at}.kind`, code: "mix-not-used", message }];
    }),
  ];
}

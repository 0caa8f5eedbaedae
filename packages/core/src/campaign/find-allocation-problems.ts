import type { CampaignDefinition } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import type { Problem } from "../model/problem.ts";

/** What is wrong with how a definition deals contacts to channels. */
export function findAllocationProblems({
  allocation,
  steps,
}: CampaignDefinition): readonly Problem[] {
  if (!allocation) return [];
  const problems: Problem[] = [];
  const kinds = [...new Set(steps.filter(isMessageStep).map(({ kind }) => kind))];
  for (const part of ["mix", "eligibility"] as const) {
    for (const kind of Object.keys(allocation[part] ?? {})) {
      if (kinds.includes(kind)) continue;
      const message = `No step is of kind "${kind}"; kinds of the steps: ${kinds.join(", ")}.`;
      problems.push({ path: `allocation.${part}.${kind}`, code: "kind-without-step", message });
    }
  }
  if (!allocation.mix) return problems;
  const shares = Object.values(allocation.mix);
  const sum = shares.reduce((total, share) => total + share, 0);
  // Thirds of a hundred add up to a hair less.
  if (Math.abs(sum - 100) > 0.01) {
    const message = `The shares add up to ${sum} percent; make them 100.`;
    problems.push({ path: "allocation.mix", code: "mix-not-100", message });
  }
  if (shares.filter((share) => share > 0).length > 1) {
    const message =
      "A mix of several channels needs a sender for each channel, which is not available yet; give one channel 100 percent, or make a campaign for each.";
    problems.push({ path: "allocation.mix", code: "mix-not-available", message });
  }
  return problems;
}

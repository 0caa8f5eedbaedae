import type { CampaignDefinition } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { type DefinitionContext, findDefinitionProblems } from "./find-definition-problems.ts";

/** Throws one error with everything that is wrong with a definition. */
export function checkDefinition(engine: DefinitionContext, definition: CampaignDefinition): void {
  const problems = findDefinitionProblems(engine, definition);
  if (problems.length === 0) return;
  throw new InvalidInputError({ problems, subject: `The campaign "${nameOf(definition)}"` });
}

/** Callers in plain JavaScript pass anything. */
function nameOf(definition: CampaignDefinition | null | undefined): string {
  return String(definition?.key ?? "without a key");
}

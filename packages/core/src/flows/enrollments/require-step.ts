import { nearestName } from "../../content/nearest-name.ts";
import type { Step } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";

/** The step of this key in the version that the enrollment is pinned to. */
export function requireStep(version: CompiledVersion, stepKey: string): Step {
  const step = version.stepsByKey.get(stepKey);
  if (step) return step;
  const keys = version.steps.map(({ key }) => key);
  const nearest = nearestName(stepKey, keys);
  const remedy = nearest === undefined ? `it has ${keys.join(", ")}` : `did you mean "${nearest}"?`;
  throw new InvalidInputError({
    subject: "The step",
    problems: [
      {
        path: "stepKey",
        code: "unknown-step",
        message: `The enrollment's version of its campaign has no step "${stepKey}"; ${remedy}`,
      },
    ],
  });
}

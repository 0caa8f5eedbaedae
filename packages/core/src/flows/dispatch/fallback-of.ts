import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { stepFor } from "../../model/step-for.ts";
import { nextFallback } from "../../sequence/next-fallback.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Engine } from "../engine.ts";
import { hasAddressFor } from "./has-address-for.ts";

/** What the step that an enrollment stands at can fall back to now; null: nothing. */
export function fallbackOf(
  engine: Pick<Engine, "kinds">,
  { enrollment, contact }: Pick<EnrollmentFacts, "enrollment" | "contact">,
  version: CompiledVersion,
): MessageStep | null {
  const step = version.stepsByKey.get(enrollment.stepKey ?? "");
  if (!step || !isMessageStep(step)) return null;
  const { allocation } = version.definition;
  return nextFallback(stepFor(step, enrollment), {
    senders: enrollment.senders,
    hasAddress: ({ kind }) => hasAddressFor(engine, contact, { kind, allocation }),
  });
}

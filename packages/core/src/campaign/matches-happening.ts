import type { Condition } from "../model/condition.ts";
import type { Happening } from "./condition-facts.ts";

/** Whether this is what a condition on events asks about. */
export function matchesHappening(
  { event, step, intents, name }: Extract<Condition, { readonly event: string }>,
  happening: Happening,
): boolean {
  return (
    happening.event === event &&
    (step === undefined || happening.stepKey === step) &&
    (name === undefined || happening.name === name) &&
    (intents === undefined || (happening.intent !== null && intents.includes(happening.intent)))
  );
}

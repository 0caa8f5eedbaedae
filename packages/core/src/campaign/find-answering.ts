import type { CampaignDefinition, MessageStep, Step } from "../model/campaign-definition.ts";
import { followingStep } from "../model/following-step.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import { stepExits } from "../model/step-exits.ts";
import { stepFor } from "../model/step-for.ts";
import { formsOfStep } from "./forms-of-step.ts";
import { mixedKinds } from "./mixed-kinds.ts";

/**
 * By step key: the kinds on which it comes after a message of the same kind, whichever way a contact
 * takes and whichever channel it drew. Only these can count on a thread to answer. What may fall back
 * can be counted on for no kind.
 */
export function findAnswering({
  steps,
  allocation,
}: CampaignDefinition): ReadonlyMap<string, ReadonlySet<string>> {
  const mixed = mixedKinds(allocation);
  const missing = new Map<string, Set<string>>();
  for (const channel of mixed.length > 0 ? mixed : [null]) {
    const before = findBefore(steps, channel);
    for (const step of steps.filter(isMessageStep)) {
      const known = before.get(step) ?? new Set();
      const drawn = formOf(step, channel);
      const lacking = missing.get(step.key) ?? new Set<string>();
      missing.set(step.key, lacking);
      for (const { kind } of [drawn, ...(drawn.fallback ?? [])])
        if (!known.has(kind)) lacking.add(kind);
    }
  }
  return new Map(
    steps.filter(isMessageStep).map((step) => {
      const kinds = formsOfStep(step).map((form) => form.step.kind);
      return [step.key, new Set(kinds.filter((kind) => !missing.get(step.key)?.has(kind)))];
    }),
  );
}

const formOf = (step: MessageStep, channel: string | null) =>
  stepFor(step, { channel, fallbacks: {} });

/** The kinds of which a contact that drew a channel has surely got a message before each step. */
function findBefore(
  steps: readonly Step[],
  channel: string | null,
): ReadonlyMap<Step, ReadonlySet<string>> {
  const before = new Map<Step, ReadonlySet<string>>();
  const [first] = steps;
  if (first) before.set(first, new Set());
  for (const step of steps) {
    const kinds = before.get(step) ?? new Set<string>();
    const sure = isMessageStep(step) ? sureKind(step, channel) : null;
    const after = sure === null ? kinds : new Set([...kinds, sure]);
    for (const { target } of stepExits(step)) {
      const following = followingStep(steps, step, target);
      if (!following) continue;
      const known = before.get(following);
      const both = known ? [...known].filter((kind) => after.has(kind)) : after;
      before.set(following, new Set(both));
    }
  }
  return before;
}

function sureKind(step: MessageStep, channel: string | null): string | null {
  const { kind, fallback = [] } = formOf(step, channel);
  return fallback.length > 0 ? null : kind;
}

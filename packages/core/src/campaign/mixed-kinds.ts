import type { AllocationRules } from "../model/campaign-definition.ts";

/** The kinds among which a campaign's contacts are divided; empty where all of them get the same. */
export function mixedKinds({ mix = {} }: AllocationRules = {}): readonly string[] {
  const kinds = Object.keys(mix).filter((kind) => (mix[kind] ?? 0) > 0);
  return kinds.length > 1 ? kinds : [];
}

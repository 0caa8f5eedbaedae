import type { CapacityKey } from "../../contracts/store/keys.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import type { LockedHead } from "./gather-claim-facts.ts";
import { touchKey } from "./touch-key.ts";
import { ratesOf } from "./rates-of.ts";

/** The buckets of who would be written to now, where there are rates of recipient domains or a cool-down. */
export function rateKeys(
  engine: Pick<Engine, "kinds">,
  options: { readonly heads: readonly LockedHead[]; readonly now: Instant },
): readonly CapacityKey[] {
  const keys = new Map<string, CapacityKey>();
  for (const { facts, plan } of options.heads.flatMap(({ planned }) => planned)) {
    if (plan.action !== "send") continue;
    const touch = touchKey(facts);
    if (touch) keys.set(`${touch.tenantId} ${touch.scope}`, touch);
    for (const { key, line } of ratesOf(engine, { facts, step: plan.step, now: options.now })) {
      for (const each of [key, line])
        keys.set(`${each.tenantId} ${each.scope} ${each.period}`, each);
    }
  }
  return [...keys.values()];
}

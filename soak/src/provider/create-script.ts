import type { Random } from "@outreachkit/core";
import type { AccountName } from "../channel/accounts.ts";
import type { Behavior, BehaviorRates } from "./behavior.ts";
import type { ProviderCall } from "./provider-call.ts";

/** Decides how the provider treats each call. */
export interface BehaviorScript {
  /** The next call through this account, before any chance. */
  next(account: AccountName, behavior: Behavior): void;
  /** From now on; the rest is accepted. */
  setRates(rates: BehaviorRates): void;
  /** From now on everything is accepted, whatever was planned. */
  calm(): void;
  decide(call: ProviderCall): Behavior;
}

export function createScript(random: Random): BehaviorScript {
  const planned: { readonly account: AccountName; readonly behavior: Behavior }[] = [];
  let rates: BehaviorRates = {};
  return {
    next: (account, behavior) => void planned.push({ account, behavior }),
    setRates: (next) => void (rates = next),
    calm() {
      planned.length = 0;
      rates = {};
    },
    decide({ account, repeated }) {
      const index = planned.findIndex((plan) => plan.account === account);
      const [plan] = index < 0 ? [] : planned.splice(index, 1);
      if (plan) return plan.behavior;
      // Each further uncertain attempt waits much longer, and so would the run.
      if (repeated) return "accept";
      let chance = random();
      for (const [behavior, rate] of Object.entries(rates)) {
        if (chance < rate) return behavior as Behavior;
        chance -= rate;
      }
      return "accept";
    },
  };
}

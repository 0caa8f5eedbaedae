import type { Condition } from "../model/condition.ts";
import type { Happening } from "./condition-facts.ts";
import { matchesHappening } from "./matches-happening.ts";

/** Whether a condition may come to hold by this: what stands under a `not` it does not wait for. */
export function awaitsHappening(condition: Condition, happening: Happening): boolean {
  if ("all" in condition) return condition.all.some((one) => awaitsHappening(one, happening));
  if ("any" in condition) return condition.any.some((one) => awaitsHappening(one, happening));
  return "event" in condition && matchesHappening(condition, happening);
}

import type { Condition } from "../model/condition.ts";
import type { JsonValue } from "../model/json.ts";
import { compareValues } from "./compare-values.ts";
import { matchesHappening } from "./matches-happening.ts";
import type { ConditionFacts } from "./condition-facts.ts";

/** Whether a condition holds. Pure; what is not known does not hold, and its `not` does. */
export function evaluateCondition(condition: Condition, facts: ConditionFacts): boolean {
  if ("all" in condition) return condition.all.every((one) => evaluateCondition(one, facts));
  if ("any" in condition) return condition.any.some((one) => evaluateCondition(one, facts));
  if ("not" in condition) return !evaluateCondition(condition.not, facts);
  if ("field" in condition) return compareField(condition, readField(condition.field, facts));
  if ("was" in condition) {
    const { step, was } = condition;
    return facts.fates.some(({ stepKey, fate }) => stepKey === step && fate === was);
  }
  return facts.happenings.some((happening) => matchesHappening(condition, happening));
}

function compareField(
  condition: Extract<Condition, { readonly field: string }>,
  value: JsonValue,
): boolean {
  if ("equals" in condition) return isSame(value, condition.equals);
  if ("in" in condition) {
    const held = Array.isArray(value) ? value : [value];
    return condition.in.some((one) => held.some((item: JsonValue) => isSame(item, one)));
  }
  if ("exists" in condition) return isPresent(value) === condition.exists;
  if ("atLeast" in condition) return compareValues(condition.field, value, condition.atLeast) >= 0;
  return compareValues(condition.field, value, condition.atMost) <= 0;
}

function isPresent(value: JsonValue): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return value !== null;
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  if (typeof one === "string" && typeof other === "string")
    return one.trim().toLowerCase() === other.trim().toLowerCase();
  if (typeof one !== "object" || one === null) return one === other;
  return JSON.stringify(one) === JSON.stringify(other);
}

/** `contact.tier`, `company.attributes.plan`; null where there is no such value. */
function readField(field: string, { contact, company }: ConditionFacts): JsonValue {
  const [subject, name = "", attribute] = field.split(".");
  const record = subject === "company" ? company : contact;
  if (record === null) return null;
  const own = name === "attributes" ? record.attributes : record;
  const key = attribute ?? name;
  return Object.hasOwn(own, key) ? ((own as Record<string, JsonValue>)[key] ?? null) : null;
}

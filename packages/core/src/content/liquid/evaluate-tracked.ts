import { AssertionError, toValue } from "liquidjs";
import type { Value } from "liquidjs";
import type { TemplateContext } from "./template-context.ts";

/** What an expression came to. `missing` is empty when a default stood in. */
export interface TrackedValue {
  readonly value: unknown;
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** A `default` filter took effect, so that blank is what the author asked for. */
  readonly defaulted: boolean;
}

/**
 * Evaluates an expression with its filters and says which variables it missed. The engine's limits throw
 * (`AssertionError`) and end the whole template.
 */
export function* evaluateTracked(
  expression: Value,
  context: TemplateContext,
): Generator<unknown, TrackedValue, unknown> {
  const reads = context.beginReads();
  let value = toValue(yield expression.initial.evaluate(context, true));
  let defaulted = false;
  for (const filter of expression.filters) {
    const before = value;
    try {
      value = toValue(yield filter.render(value, context));
    } catch (error) {
      if (error instanceof AssertionError) throw error;
      // The data is not of the filter's kind, such as an object where text was expected: one contact's
      // problem, so a hole in one message.
      if (reads.missing.length === 0) reads.missing.push(...reads.found);
      return { value: undefined, defaulted: false, ...reads };
    }
    if (filter.name === "default" && isEmpty(before) && value !== null && value !== undefined) {
      reads.missing.length = 0;
      defaulted = true;
    }
  }
  return { value, defaulted, found: [...reads.found], missing: [...reads.missing] };
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

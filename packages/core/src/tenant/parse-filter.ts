import type { z } from "zod";
import { knownIds } from "./known-ids.ts";
import { parseInput } from "./parse-input.ts";

/**
 * A filter of known fields only, whatever a host passes on from outside: no field, operator or text
 * of it becomes SQL, and none of it can name another tenant. `schema` is a strict object.
 */
export function parseFilter<Schema extends z.ZodType<object>>(
  schema: Schema,
  filter: unknown,
): Given<z.output<Schema>> {
  const entries = Object.entries(parseInput(schema, filter, "The filter"));
  const given = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return knownIds(given) as Given<z.output<Schema>>;
}

/** What is not given is left out. */
type Given<Filter> = { [Field in keyof Filter]: Exclude<Filter[Field], undefined> };

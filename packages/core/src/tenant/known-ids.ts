import { isId } from "../model/is-id.ts";

/** An id that no row has. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/** A filter's ids; a text that can be no id matches nothing, as an unknown one does. */
export function knownIds<Filter extends object>(filter: Filter): Filter {
  const entries = Object.entries(filter).map(([name, value]) =>
    name.endsWith("Id") && typeof value === "string" && !isId(value)
      ? [name, nobody]
      : [name, value],
  );
  return Object.fromEntries(entries) as Filter;
}

import { isId } from "../model/is-id.ts";
import type { Reference } from "../model/reference.ts";

/** References as the store asks for them; a text that is no id names nothing. */
export function splitReferences(references: readonly Reference[]): {
  readonly ids: readonly string[];
  readonly externalIds: readonly string[];
} {
  return {
    ids: references.filter((reference) => typeof reference === "string").filter(isId),
    externalIds: references.flatMap((reference) =>
      typeof reference === "object" ? [reference.externalId] : [],
    ),
  };
}

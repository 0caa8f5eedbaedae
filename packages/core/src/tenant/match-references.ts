import type { Reference } from "../model/reference.ts";

interface Named {
  readonly id: string;
  readonly externalId: string | null;
}

/** The id that each reference means, in order; null where `found` has none. */
export function matchReferences(
  references: readonly Reference[],
  found: readonly Named[],
): readonly (string | null)[] {
  const ids = new Set(found.map(({ id }) => id));
  const byExternalId = new Map(found.map(({ id, externalId }) => [externalId, id]));
  return references.map((reference) => {
    if (typeof reference === "string") return ids.has(reference) ? reference : null;
    return byExternalId.get(reference.externalId) ?? null;
  });
}

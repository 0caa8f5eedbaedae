import type { Store } from "@outreachkit/core/plugin";
import { editFacts } from "../edit-facts.ts";

/** Breakers trip, and nobody reads them. */
export const breakerIgnored = (store: Store): Store =>
  editFacts(store, (facts) => ({ ...facts, breakers: [] }));

import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

/** Nobody is told that something became ready. */
export const lostHint = (store: Store): Store =>
  editChanges(store, (changes) => ({ ...changes, hints: { insert: [] } }));

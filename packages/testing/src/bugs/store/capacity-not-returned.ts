import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

/** A refused message costs its sender a unit of the day. */
export const capacityNotReturned = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    capacity: (changes.capacity ?? []).filter(({ count }) => count > 0),
  }));

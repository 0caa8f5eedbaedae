import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

/** What nobody knows the outcome of is given no time at which to ask. */
export const recoveryForgotten = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    deliveries: {
      ...changes.deliveries,
      update: (changes.deliveries?.update ?? []).map((change) => ({
        ...change,
        row: change.row.state === "unknown" ? { ...change.row, retryAt: null } : change.row,
      })),
    },
  }));

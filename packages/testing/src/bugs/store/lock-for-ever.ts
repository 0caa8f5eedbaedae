import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

/** A claim is a lock and not a lease: whoever dies with it holds it. */
export const lockForEver = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    leases: {
      ...changes.leases,
      insert: (changes.leases?.insert ?? []).map((lease) => ({
        ...lease,
        until: Date.UTC(9000, 0, 1),
      })),
    },
  }));

import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

/** A claim without a lease: when its worker dies, nobody ever asks what became of it. */
export const forgetOpenDelivery = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    leases: { ...changes.leases, insert: [] },
    deliveries: {
      insert: (changes.deliveries?.insert ?? []).map((row) => ({ ...row, leaseId: null })),
      update: (changes.deliveries?.update ?? []).map((update) => ({
        ...update,
        row: { ...update.row, leaseId: null },
      })),
    },
  }));

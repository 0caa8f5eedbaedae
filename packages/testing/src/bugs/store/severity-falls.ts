import type { Store } from "@outreachkit/core/plugin";
import { editLockedDeliveries } from "../edit-locked-deliveries.ts";

/** The last signal wins, whatever was known before. */
export const severityFalls = (store: Store): Store =>
  editLockedDeliveries(store, (row) => ({ ...row, receipt: null }));

import type { Store } from "@outreachkit/core/plugin";
import { editLockedDeliveries } from "../edit-locked-deliveries.ts";

/** A repeat makes its envelope anew. */
export const otherBytesOnRetry = (store: Store): Store =>
  editLockedDeliveries(store, (row) => {
    if (row.state !== "unknown" || row.envelope === null) return row;
    const envelope = JSON.parse(row.envelope) as { readonly date: string };
    const date = new Date(Date.parse(envelope.date) + 60_000).toISOString();
    return { ...row, envelope: JSON.stringify({ ...envelope, date }) };
  });

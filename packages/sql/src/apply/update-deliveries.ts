import type { ChangeSet } from "@outreachkit/core/plugin";
import type { WritePart } from "../dialect/write-part.ts";
import { toDeliveryRow } from "./to-delivery-row.ts";
import { updateRows } from "./update-rows.ts";

const update = updateRows<ReturnType<typeof toDeliveryRow>>({
  name: "deliveries.update",
  table: "delivery",
  guards: ["version", "fence"],
  fixed: ["message_id", "enrollment_id", "campaign_id", "contact_id", "step_key", "kind"],
  // What an answer changes: the frozen envelope is the widest column by far, and stays.
  sets: [
    [
      "slot",
      "state",
      "lease_id",
      "uncertain_since",
      "retry_at",
      "recover_at",
      "provider_message_id",
      "sent_at",
      "code",
      "receipt",
    ],
  ],
});

type Updates = NonNullable<NonNullable<ChangeSet["deliveries"]>["update"]>;

/** Guarded by the fencing token too: an outcome under an older lease does not take effect. */
export const updateDeliveries = (updates: Updates): WritePart =>
  update(
    updates.map(({ row, changed, ...guard }) => ({
      row: toDeliveryRow(row),
      ...guard,
      ...(changed && { changed: [...changed, "recoverAt" as const] }),
    })),
  );

import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { Signal } from "../../inbound/signal.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { Instant } from "../../model/instant.ts";
import type { Changes } from "../changes/create-changes.ts";

/** An open or a click is a fact about a message: an event, and no state. */
export function noteReaction(
  changes: Changes,
  options: {
    readonly delivery: DeliveryRecord;
    readonly signal: Extract<Signal, { readonly type: "open" | "click" }>;
    readonly occurredAt: Instant;
  },
): void {
  const { delivery, signal, occurredAt } = options;
  const from = changes.deliveries.current(delivery);
  const next = { ...from, version: from.version + 1 };
  changes.deliveries.set(delivery, next);
  changes.append({
    type: signal.type === "open" ? "delivery-opened" : "delivery-clicked",
    entity: "delivery",
    row: next,
    data: {
      enrollmentId: delivery.enrollmentId,
      occurredAt: formatInstant(occurredAt),
      machine: signal.machine ?? false,
    },
  });
}

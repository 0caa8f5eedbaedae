import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { Changes } from "./create-changes.ts";
import { deliveryEventData } from "./delivery-event-data.ts";
import { newDelivery } from "./new-delivery.ts";

/** The recorded end of an approved message that was never sent. */
export function insertClosedDelivery(
  changes: Changes,
  options: {
    readonly enrollment: EnrollmentRecord;
    readonly message: MessageRecord;
    readonly as: "skip" | "cancel";
    readonly code: string;
    /** Of its step: `nextClosedSlot`. */
    readonly slot: number;
  },
): void {
  const delivery = {
    ...newDelivery({
      id: changes.newId(),
      enrollment: options.enrollment,
      message: options.message,
    }),
    state: options.as === "skip" ? ("skipped" as const) : ("cancelled" as const),
    slot: options.slot,
    code: options.code,
    version: 1,
  };
  changes.inserts.deliveries.push(delivery);
  changes.append({
    type: options.as === "skip" ? "delivery-skipped" : "delivery-cancelled",
    entity: "delivery",
    row: delivery,
    data: deliveryEventData(delivery),
  });
}

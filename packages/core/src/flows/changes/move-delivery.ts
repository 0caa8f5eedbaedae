import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EventOf } from "../../machines/define-machine.ts";
import { deliveryMachine } from "../../machines/delivery-machine.ts";
import { requireMove } from "../../machines/require-move.ts";
import type { EventType } from "../../model/event-types.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Changes } from "./create-changes.ts";
import { deliveryEventData } from "./delivery-event-data.ts";

/** A claim writes no event: it is a lease. See `claimDelivery`. */
type DeliveryMove = Exclude<EventOf<typeof deliveryMachine.table>, "claim">;

const eventTypes = {
  accept: "delivery-sent",
  refuse: "delivery-failed",
  fail: "delivery-failed",
  defer: "delivery-deferred",
  release: "delivery-released",
  lose: "delivery-uncertain",
  review: "delivery-needs-review",
  disprove: "delivery-disproved",
  redrive: "delivery-queued",
  skip: "delivery-skipped",
  cancel: "delivery-cancelled",
} as const satisfies Record<DeliveryMove, EventType>;

/** The only way a delivery changes its state: a legal move, with its event. */
export function moveDelivery(
  changes: Changes,
  options: {
    readonly row: DeliveryRecord;
    readonly event: DeliveryMove;
    readonly patch: Partial<DeliveryRecord>;
    readonly data?: JsonObject;
  },
): DeliveryRecord {
  const from = changes.deliveries.current(options.row);
  const move = requireMove(deliveryMachine, from.state, options.event);
  const next: DeliveryRecord = {
    ...from,
    ...options.patch,
    state: move.to,
    version: from.version + 1,
  };
  changes.deliveries.set(options.row, next);
  changes.append({
    type: eventTypes[options.event],
    entity: "delivery",
    row: next,
    data: { ...deliveryEventData(next), ...options.data },
  });
  return next;
}

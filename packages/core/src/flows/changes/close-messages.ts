import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { Changes } from "./create-changes.ts";
import { insertClosedDelivery } from "./insert-closed-delivery.ts";
import { moveDelivery } from "./move-delivery.ts";
import { moveGeneration } from "./move-generation.ts";
import { nextClosedSlot } from "./next-closed-slot.ts";

/**
 * Gives every approved message that will not go an end of its own, so that none is ever without an
 * outcome: a queued delivery is closed, a message without a delivery gets a closed one. What is out
 * settles by itself. One that nobody has written yet is asked for no more: it would keep writers busy
 * for ever.
 */
export function closeMessages(
  changes: Changes,
  options: {
    readonly enrollment: EnrollmentRecord;
    readonly messages: readonly MessageRecord[];
    readonly deliveries: readonly DeliveryRecord[];
    /** Only this step's; all of them when absent. */
    readonly stepKey?: string;
    readonly as: "skip" | "cancel";
    readonly code: string;
  },
): void {
  const { enrollment, stepKey } = options;
  const messages = options.messages.filter(
    (message) =>
      message.enrollmentId === enrollment.id &&
      (stepKey === undefined || message.stepKey === stepKey),
  );
  for (const row of messages) {
    const current = changes.messages.current(row);
    const message =
      current.generation === "requested"
        ? moveGeneration(changes, { row, event: "fail", patch: { generationError: options.code } })
        : current;
    const ofStep = deliveriesOfStep(changes, options.deliveries, message);
    const own = ofStep.filter(({ messageId }) => messageId === message.id);
    const queued = own.find(({ state }) => state === "queued");
    if (queued) {
      const others = ofStep.filter((delivery) => delivery !== queued);
      const slot = queued.uncertainSince === null ? nextClosedSlot(others) : 0;
      moveDelivery(changes, {
        row: queued,
        event: options.as,
        patch: { code: options.code, retryAt: null, slot },
      });
    } else if (own.length === 0 && message.approval === "approved") {
      const slot = nextClosedSlot(ofStep);
      const { as, code } = options;
      insertClosedDelivery(changes, { enrollment, message, as, code, slot });
    }
  }
}

/** As they will be, with those that this transaction adds. */
function deliveriesOfStep(
  changes: Changes,
  known: readonly DeliveryRecord[],
  { enrollmentId, stepKey }: MessageRecord,
): readonly DeliveryRecord[] {
  return [
    ...known.map((row) => changes.deliveries.current(row)),
    ...changes.inserts.deliveries,
  ].filter((delivery) => delivery.enrollmentId === enrollmentId && delivery.stepKey === stepKey);
}

import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { Changes } from "./create-changes.ts";
import { insertClosedDelivery } from "./insert-closed-delivery.ts";
import { moveApproval } from "./move-approval.ts";
import { moveDelivery } from "./move-delivery.ts";
import { moveGeneration } from "./move-generation.ts";

/**
 * Gives every approved message that will not go an end of its own, so that none is ever without an
 * outcome: a queued delivery is closed, a message without a delivery gets a closed one. What is out
 * settles by itself. One that nobody has written yet is asked for no more: it would keep writers busy
 * for ever. Where the whole enrollment ends, nobody is asked any more to approve what would not go.
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
    if (stepKey === undefined && message.approval === "pending")
      moveApproval(changes, { row, event: "expire", patch: {}, data: { reason: options.code } });
    const own = options.deliveries.filter(({ messageId }) => messageId === message.id);
    const queued = own
      .map((delivery) => changes.deliveries.current(delivery))
      .find(({ state }) => state === "queued");
    if (queued) {
      const slot = queued.uncertainSince === null ? Math.max(1, own.length) : 0;
      moveDelivery(changes, {
        row: queued,
        event: options.as,
        patch: { code: options.code, retryAt: null, slot },
      });
    } else if (own.length === 0 && message.approval === "approved") {
      insertClosedDelivery(changes, { enrollment, message, as: options.as, code: options.code });
    }
  }
}

import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { JsonObject } from "../../model/json.ts";

/** What every event of a delivery tells: enough to fold its state and to find its message. */
export function deliveryEventData(delivery: DeliveryRecord): JsonObject {
  return {
    enrollmentId: delivery.enrollmentId,
    messageId: delivery.messageId,
    stepKey: delivery.stepKey,
    senderId: delivery.senderId,
    claimedAt: formatOptionalInstant(delivery.claimedAt),
    sentAt: formatOptionalInstant(delivery.sentAt),
    retryAt: formatOptionalInstant(delivery.retryAt),
    uncertainSince: formatOptionalInstant(delivery.uncertainSince),
    code: delivery.code,
    contentHash: delivery.contentHash,
  };
}

import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import { deliveryMachine } from "../../machines/delivery-machine.ts";

/** A delivery of a message before anything happened to it. */
export function newDelivery(options: {
  readonly id: string;
  readonly enrollment: EnrollmentRecord;
  readonly message: MessageRecord;
}): DeliveryRecord {
  const { enrollment, message } = options;
  return {
    tenantId: message.tenantId,
    id: options.id,
    messageId: message.id,
    enrollmentId: enrollment.id,
    campaignId: enrollment.campaignId,
    contactId: enrollment.contactId,
    senderId: enrollment.senders[message.kind] ?? enrollment.senderId,
    stepKey: message.stepKey,
    kind: message.kind,
    slot: 0,
    state: deliveryMachine.initial,
    channel: null,
    envelope: null,
    contentHash: message.contentHash,
    payloadHash: null,
    requestKey: null,
    requestPosition: 0,
    fence: 0,
    leaseId: null,
    attempts: 0,
    claimedAt: null,
    firstAttemptAt: null,
    uncertainSince: null,
    retryAt: null,
    account: null,
    providerMessageId: null,
    messageIdHeader: null,
    sentAt: null,
    code: null,
    receipt: null,
    repliedAt: null,
    capacity: [],
    version: 0,
  };
}

import type { PushChannel, MessageKind } from "../../contracts/channel.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type {
  CapacityUnit,
  DeliveryRecord,
} from "../../contracts/store/records/delivery-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import { payloadHash } from "../../delivery/payload-hash.ts";
import { deliveryMachine } from "../../machines/delivery-machine.ts";
import { requireMove } from "../../machines/require-move.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { Changes } from "../changes/create-changes.ts";
import { newDelivery } from "../changes/new-delivery.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { buildEnvelope } from "./build-envelope.ts";
import { beginsProgress } from "./begins-progress.ts";

/**
 * Takes one approved message for sending: a new delivery, or the step's queued one, under a lease
 * and a new fencing token. Nothing queued was ever accepted, so the request key is always new.
 */
export function claimDelivery(
  changes: Changes,
  options: {
    readonly facts: EnrollmentFacts;
    readonly step: MessageStep;
    readonly kind: MessageKind;
    readonly channel: PushChannel;
    readonly sender: SenderRecord;
    readonly leaseId: string;
    readonly requestKey: string;
    readonly requestPosition: number;
    readonly capacity: readonly CapacityUnit[];
  },
): DeliveryRecord {
  const { facts, channel, sender } = options;
  const { message, enrollment } = facts;
  if (!message?.content || message.contentHash === null) {
    throw new Error(`Message ${message?.id ?? "(none)"} was planned to go without content.`);
  }
  const queued = facts.delivery;
  const row = queued ?? newDelivery({ id: changes.newId(), enrollment, message });
  const frozen =
    row.envelope !== null && row.contentHash === message.contentHash ? row.envelope : null;
  const messageIdHeader =
    options.kind.threads && channel.messageId === "chosen" ? messageIdOf(row.id, sender) : null;
  const envelope =
    frozen ??
    JSON.stringify(
      buildEnvelope({ ...options, content: message.content, messageIdHeader, now: changes.now }),
    );
  const claimed: DeliveryRecord = {
    ...row,
    state: requireMove(deliveryMachine, row.state, "claim").to,
    senderId: sender.id,
    channel: channel.name,
    envelope,
    contentHash: message.contentHash,
    payloadHash: payloadHash(envelope, message.contentHash),
    messageIdHeader,
    requestKey: options.requestKey,
    requestPosition: options.requestPosition,
    fence: row.fence + 1,
    leaseId: options.leaseId,
    attempts: row.attempts + 1,
    claimedAt: changes.now,
    firstAttemptAt: row.firstAttemptAt ?? changes.now,
    retryAt: null,
    code: null,
    capacity: options.capacity,
  };
  if (queued) changes.deliveries.set(queued, claimed);
  else changes.inserts.deliveries.push(claimed);
  const begins = sender.inProgressCap !== null && beginsProgress(facts);
  touchEnrollment(changes, enrollment, {
    deliveryId: claimed.id,
    ...(begins && { progressOf: sender.id }),
  });
  return claimed;
}

/** RFC 5322 section 3.6.4: unique for ever, on the sender's own domain. */
function messageIdOf(deliveryId: string, { address }: SenderRecord): string {
  return `<${deliveryId}@${address.slice(address.lastIndexOf("@") + 1)}>`;
}

import type { PushChannel } from "../contracts/channel.ts";
import type { EnrollmentFacts } from "../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import type { Instant } from "../model/instant.ts";

export type RecoveryDecision = "resend" | "lookup" | "review";

export interface UncertainMember {
  readonly delivery: DeliveryRecord;
  /** Of its enrollment, which may be at a later step when the member was sent. */
  readonly facts: EnrollmentFacts;
  /** The delivery's own message. */
  readonly message: MessageRecord | null;
}

/**
 * How an uncertain request is cleared up. The same request may be sent again only while the
 * provider's key surely protects it, whole, and only if every member might still be sent at all;
 * else the provider is asked, or a person.
 */
export function decideRecovery(options: {
  readonly members: readonly UncertainMember[];
  /** Undefined when the channel instance of the first attempt is no longer configured. */
  readonly channel: PushChannel | undefined;
  readonly now: Instant;
}): RecoveryDecision {
  const { members, channel, now } = options;
  if (!channel) return "review";
  const protects =
    channel.idempotency.scope === "request" ||
    (channel.idempotency.scope === "message" && members.length === 1);
  const oldest = Math.min(...members.map(({ delivery }) => delivery.claimedAt ?? 0));
  // The call itself may take as long as its time-out, and the key must still be known at its end.
  const closes =
    oldest +
    durationToMilliseconds(channel.idempotency.window) -
    durationToMilliseconds(channel.timeout);
  if (protects && now < closes && members.every((member) => mayStillGo(member, now)))
    return "resend";
  return channel.lookup ? "lookup" : "review";
}

/** The claim's guards, but for window and caps. */
function mayStillGo({ delivery, facts, message }: UncertainMember, now: Instant): boolean {
  const { enrollment, campaign, tenant } = facts;
  const holds = [facts.contactHold, facts.enrollmentHold, facts.senderHold];
  // What is known to be sent goes along unasked: without it the call would be another one. What was
  // refused must not go along.
  if (delivery.state === "sent") return true;
  return (
    delivery.state === "unknown" &&
    enrollment.state !== "stopped" &&
    campaign.state === "running" &&
    tenant.state === "active" &&
    !facts.suppressed &&
    message?.approval === "approved" &&
    message.contentHash === delivery.contentHash &&
    holds.every((hold) => hold === null || (hold.until !== null && hold.until <= now))
  );
}

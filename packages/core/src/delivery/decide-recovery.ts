import type { PushChannel } from "../contracts/channel.ts";
import type { EnrollmentFacts } from "../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import type { Instant } from "../model/instant.ts";

export type RecoveryDecision = "resend" | "lookup" | "review";

export interface UncertainMember {
  readonly delivery: DeliveryRecord;
  readonly facts: EnrollmentFacts;
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
function mayStillGo({ delivery, facts }: UncertainMember, now: Instant): boolean {
  const { enrollment, campaign, tenant, message } = facts;
  const holds = [facts.contactHold, facts.enrollmentHold, facts.senderHold];
  // A member that was refused must not go along in a repeat, and without it the call is another one.
  const open = delivery.state === "unknown" || delivery.state === "sent";
  return (
    open &&
    enrollment.state !== "stopped" &&
    campaign.state === "running" &&
    tenant.state === "active" &&
    !facts.suppressed &&
    message?.approval === "approved" &&
    message.contentHash === delivery.contentHash &&
    holds.every((hold) => hold === null || (hold.until !== null && hold.until <= now))
  );
}

import type { PushChannel } from "../contracts/channel.ts";
import type { EnrollmentFacts, HoldFact } from "../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import type { Instant } from "../model/instant.ts";
import { readRequestSize } from "./read-request-size.ts";

export type RecoveryDecision =
  | { readonly decision: "resend" }
  | { readonly decision: "lookup" }
  | { readonly decision: "review" }
  /** Nothing now. `code`: what is waited for, where the delivery itself should tell. */
  | { readonly decision: "wait"; readonly until: Instant; readonly code?: string };

export interface UncertainMember {
  readonly delivery: DeliveryRecord;
  /** Of its enrollment, which may be at a later step when the member was sent. */
  readonly facts: EnrollmentFacts;
  /** The delivery's own message. */
  readonly message: MessageRecord | null;
}

/**
 * The part of the window at whose end nothing is repeated, an hour of a day: a process may stand still
 * between its last look at the clock and the first byte of its call.
 */
const LAST_PART = 1 / 24;

/** How long until a missing channel is looked at again, and a pause at first: their ends are announced to nobody. */
const PAUSE = 5 * 60_000;
const LONGEST_PAUSE = 60 * 60_000;

/** How long after its claim a request waits for a process that has its channel. */
const CHANNEL_PATIENCE = 24 * 3_600_000;
const CHANNEL_MISSING = "channel-missing";

/**
 * How an uncertain request is cleared up. The same request may be sent again only while the
 * provider's key surely protects it, whole, and only if every member might still be sent at all;
 * else the provider is asked, or a person.
 *
 * What is only paused might go again: it is looked up where the channel can, else looked at after an
 * eighth of the time since the claim, five minutes at least and an hour at most (and when a pause that
 * is known to end does), for as long as the key protects it.
 *
 * A process without the channel leaves the request to one that has it, for five minutes at a time,
 * until 24 hours after the claim; but always once, so that the first worker after a long outage does
 * not decide for those that start after it. Then it is a person's.
 */
export function decideRecovery(options: {
  readonly members: readonly UncertainMember[];
  /** Undefined when this process has no channel of the name that the first attempt went through. */
  readonly channel: PushChannel | undefined;
  readonly now: Instant;
}): RecoveryDecision {
  const { members, channel, now } = options;
  const oldest = Math.min(...members.map(({ delivery }) => delivery.claimedAt ?? 0));
  if (!channel) return awaitChannel(members, now - oldest < CHANNEL_PATIENCE, now);
  const otherwise = { decision: channel.lookup ? "lookup" : "review" } as const;
  const window = durationToMilliseconds(channel.idempotency.window);
  // The call itself may take as long as its time-out, and the key must still be known at its end.
  const closes =
    oldest + Math.floor(window * (1 - LAST_PART)) - durationToMilliseconds(channel.timeout);
  if (now >= closes || !protects(channel, members)) return otherwise;
  const standings = members.map((member) => standingOf(member, now));
  if (standings.includes("never")) return otherwise;
  if (!standings.includes("paused")) return { decision: "resend" };
  if (channel.lookup) return otherwise;
  const ends = members.flatMap(({ facts }) => holdsOf(facts, now).map(({ until }) => until));
  const known = ends.filter((until) => until !== null);
  return { decision: "wait", until: Math.min(now + pauseOf(now - oldest), closes, ...known) };
}

function pauseOf(age: number): number {
  return Math.floor(Math.min(Math.max(age / 8, PAUSE), LONGEST_PAUSE));
}

/** The key stands for the call as it was: with every member it had. */
function protects({ idempotency }: PushChannel, members: readonly UncertainMember[]): boolean {
  const [first] = members;
  const key = first?.delivery.requestKey ?? null;
  if (idempotency.scope === "none" || key === null) return false;
  const size = readRequestSize(key);
  const whole =
    members.length === size && members.every(({ delivery }) => delivery.requestKey === key);
  return whole && (idempotency.scope === "request" || size === 1);
}

function awaitChannel(
  members: readonly UncertainMember[],
  patient: boolean,
  now: Instant,
): RecoveryDecision {
  const waited = members.some(({ delivery }) => delivery.code === CHANNEL_MISSING);
  if (waited && !patient) return { decision: "review" };
  return { decision: "wait", until: now + PAUSE, code: CHANNEL_MISSING };
}

/** Whether the member may be sent, might be once a pause ends, or will never be: the claim's guards, but for window and caps. */
function standingOf(
  { delivery, facts, message }: UncertainMember,
  now: Instant,
): "may-go" | "paused" | "never" {
  const { enrollment, campaign, tenant } = facts;
  // What is known to be sent goes along unasked: without it the call would be another one. What was
  // refused must not go along.
  if (delivery.state === "sent") return "may-go";
  const wanted =
    delivery.state === "unknown" &&
    enrollment.state !== "stopped" &&
    // Else the step was passed without it: another delivery of it was accepted.
    enrollment.deliveryId === delivery.id &&
    (campaign.state === "running" || campaign.state === "paused") &&
    (tenant.state === "active" || tenant.state === "paused") &&
    !facts.suppressed &&
    message?.approval === "approved" &&
    message.contentHash === delivery.contentHash;
  if (!wanted) return "never";
  const running = campaign.state === "running" && tenant.state === "active";
  return running && holdsOf(facts, now).length === 0 ? "may-go" : "paused";
}

/** The pauses that are in force. */
function holdsOf(facts: EnrollmentFacts, now: Instant): readonly HoldFact[] {
  return [facts.contactHold, facts.enrollmentHold, facts.senderHold].filter(
    (hold): hold is HoldFact => hold !== null && (hold.until === null || hold.until > now),
  );
}

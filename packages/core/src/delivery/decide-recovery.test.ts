import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IdempotencyDeclaration, PushChannel } from "../contracts/channel.ts";
import type { EnrollmentFacts } from "../contracts/store/dispatch-facts.ts";
import type { EnrollmentRecord } from "../contracts/store/records/enrollment-record.ts";
import { newDelivery } from "../flows/changes/new-delivery.ts";
import { newMessage } from "../flows/generation/new-message.ts";
import { blankContact } from "../flows/people/blank-contact.ts";
import { createRequestKey } from "./create-request-key.ts";
import { decideRecovery, type UncertainMember } from "./decide-recovery.ts";

const claimedAt = Date.parse("2026-03-02T09:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const enrollment: EnrollmentRecord = {
  tenantId: "tenant",
  id: "enrollment",
  campaignId: "campaign",
  versionId: "version",
  contactId: "contact",
  senderId: "sender",
  senders: { email: "sender" },
  variants: {},
  channel: null,
  fallbacks: {},
  state: "waiting",
  stepKey: "hook",
  dueAt: null,
  lane: 1,
  reason: "delivery-unknown",
  signal: 0,
  deliveryId: "delivery",
  progressOf: null,
  deadlineAt: null,
  anchorAt: claimedAt,
  enrolledAt: claimedAt,
  round: 1,
  requestKey: null,
  version: 1,
};
const step = { key: "hook", kind: "email", content: { subject: "Hi", body: "x" } };
const message = {
  ...newMessage({ id: "message", enrollment, step, now: claimedAt }),
  generation: "generated" as const,
  approval: "approved" as const,
  contentHash: "approved-words",
};
const facts: EnrollmentFacts = {
  enrollment,
  campaign: {
    tenantId: "tenant",
    id: "campaign",
    key: "winback",
    name: "Win back",
    state: "running",
    enrollment: "open",
    versionId: "version",
    versionNumber: 1,
    caps: null,
    breaker: null,
    priority: "normal",
    stepOrder: "follow-ups-first",
    followUpShare: null,
    newShare: null,
    pausedUntil: null,
    launchedAt: claimedAt,
    rescheduleFrom: null,
    version: 1,
    createdAt: claimedAt,
  },
  tenant: {
    id: "tenant",
    key: "acme",
    state: "active",
    settings: {},
    version: 1,
    createdAt: claimedAt,
  },
  contact: blankContact({ tenantId: "tenant", id: "contact", now: claimedAt }),
  sender: null,
  message,
  delivery: null,
  deliveryCount: 1,
  previousSends: [],
  suppressed: false,
  contactHold: null,
  enrollmentHold: null,
  senderHold: null,
  breakers: [],
};

function channelWith(
  idempotency: Partial<IdempotencyDeclaration>,
  looks: { readonly canLookUp?: boolean } = {},
): PushChannel {
  const never = () => Promise.reject(new Error("a decision calls nothing"));
  return {
    specificationVersion: "v1",
    name: "file",
    mode: "push",
    kinds: [],
    defaults: { dailyCap: 50, gap: {}, gapJitter: {} },
    messageId: "chosen",
    idempotency: { scope: "request", window: { hours: 24 }, ...idempotency },
    batchSize: 10,
    timeout: { minutes: 1 },
    send: never,
    ...(looks.canLookUp && { lookup: never }),
  };
}

const member = (
  part: Partial<EnrollmentFacts> = {},
  delivery: Partial<UncertainMember["delivery"]> = {},
): UncertainMember => ({
  facts: { ...facts, ...part },
  message: part.message === undefined ? message : part.message,
  delivery: {
    ...newDelivery({ id: "delivery", enrollment, message }),
    state: "unknown",
    requestKey: "request",
    claimedAt,
    uncertainSince: claimedAt,
    ...delivery,
  },
});

/** A request that is whole, unless its key is told to be of more. */
const request = (
  members: readonly UncertainMember[],
  size = members.length,
): readonly UncertainMember[] =>
  members.map((one) => ({
    ...one,
    delivery: { ...one.delivery, requestKey: createRequestKey({ id: "request", size }) },
  }));

const decide = (
  channel: PushChannel | undefined,
  members: readonly UncertainMember[] = [member()],
  at = claimedAt + HOUR,
) => decideRecovery({ channel, members, now: at });

const canLookUp = { canLookUp: true };
const now = claimedAt + HOUR;
/** The last hour of the day is left out, for a process that stands still in it; then the time-out. */
const closes = claimedAt + 23 * HOUR - MINUTE;

describe("decideRecovery", () => {
  // Inside the window, and all guards pass.
  test.each([
    ["request", 1, "resend", "resend"],
    ["request", 3, "resend", "resend"],
    ["message", 1, "resend", "resend"],
    ["message", 3, "review", "lookup"],
    ["none", 1, "review", "lookup"],
    ["none", 3, "review", "lookup"],
  ] as const)(
    "with keys of scope %s and %s members decides %s, or with a look-up %s",
    (scope, count, without, withLookup) => {
      const members = request(Array.from({ length: count }, () => member()));
      expect(decide(channelWith({ scope }), members).decision).toBe(without);
      expect(decide(channelWith({ scope }, canLookUp), members).decision).toBe(withLookup);
    },
  );

  test("never repeats what is left of a request under the key of the whole", () => {
    const left = request([member(), member()], 3);
    expect(decide(channelWith({}), left).decision).toBe("review");
    expect(decide(channelWith({}, canLookUp), left).decision).toBe("lookup");
    const lastOne = request([member()], 2);
    expect(decide(channelWith({ scope: "message" }), lastOne).decision).toBe("review");
  });

  test("sends again only if the call can end, time-out included, before the key is forgotten", () => {
    const channel = channelWith({});
    expect(decide(channel, [member()], closes - 1).decision).toBe("resend");
    expect(decide(channel, [member()], closes).decision).toBe("review");
    expect(decide(channelWith({}, canLookUp), [member()], closes).decision).toBe("lookup");
  });

  test("counts the window from the oldest claim, and trusts no key without one", () => {
    const late = claimedAt + 24 * HOUR;
    const younger = member({}, { claimedAt: claimedAt + 2 * HOUR });
    expect(decide(channelWith({}), [younger], late).decision).toBe("resend");
    expect(decide(channelWith({}), request([younger, member()]), late).decision).toBe("review");
    expect(decide(channelWith({}), [member({}, { claimedAt: null })]).decision).toBe("review");
    expect(decide(channelWith({}), [member({}, { requestKey: null })]).decision).toBe("review");
  });

  const obstacles: readonly (readonly [string, Partial<EnrollmentFacts>])[] = [
    ["the enrollment was stopped", { enrollment: { ...enrollment, state: "stopped" } }],
    ["the step was passed", { enrollment: { ...enrollment, deliveryId: null } }],
    ["the campaign was cancelled", { campaign: { ...facts.campaign, state: "cancelled" } }],
    ["the tenant is being deleted", { tenant: { ...facts.tenant, state: "deleting" } }],
    ["the address is suppressed", { suppressed: true }],
    ["the message is gone", { message: null }],
    ["the approval was withdrawn", { message: { ...message, approval: "rejected" } }],
    ["the approval expired", { message: { ...message, approval: "expired" } }],
    ["other words are approved now", { message: { ...message, contentHash: "other-words" } }],
  ];

  test.each(obstacles)("does not send again when %s", (_, part) => {
    expect(decide(channelWith({}), [member(part)]).decision).toBe("review");
    expect(decide(channelWith({}, canLookUp), [member(part)]).decision).toBe("lookup");
  });

  const pauses: readonly (readonly [string, Partial<EnrollmentFacts>])[] = [
    ["the campaign is paused", { campaign: { ...facts.campaign, state: "paused" } }],
    ["the tenant is paused", { tenant: { ...facts.tenant, state: "paused" } }],
    ["the contact rests", { contactHold: { until: now + 20 * MINUTE } }],
    ["the enrollment is held", { enrollmentHold: { until: null } }],
    ["the sender is held", { senderHold: { until: null } }],
  ];

  test.each(pauses)("waits while %s, as long as the key protects it; or looks it up", (_, part) => {
    const paused = [member(part)];
    const until = now + Math.max(5 * MINUTE, Math.min(60 * MINUTE, (now - claimedAt) / 8));
    expect(decide(channelWith({}), paused)).toEqual({ decision: "wait", until });
    expect(decide(channelWith({}, canLookUp), paused).decision).toBe("lookup");
    expect(decide(channelWith({}), paused, closes).decision).toBe("review");
    expect(decide(channelWith({ scope: "none" }), paused).decision).toBe("review");
  });

  test("looks again at once when a pause ends or the window closes", () => {
    const ending = [member({ contactHold: { until: now + MINUTE }, senderHold: { until: null } })];
    expect(decide(channelWith({}), ending)).toEqual({ decision: "wait", until: now + MINUTE });
    const held = [member({ senderHold: { until: null } })];
    expect(decide(channelWith({}), held, closes - 1)).toEqual({ decision: "wait", until: closes });
  });

  test.each([...obstacles, ...pauses])(
    "holds the whole request back when of one member %s",
    (_, part) => {
      const members = request([member(), member(part), member()]);
      expect(decide(channelWith({}), members).decision).not.toBe("resend");
    },
  );

  test("does not wait for a pause to end when a member can never go again", () => {
    const members = request([
      member({ suppressed: true }),
      member({ senderHold: { until: null } }),
    ]);
    expect(decide(channelWith({}), members).decision).toBe("review");
  });

  test("looks at neither window nor caps, and not at holds that have ended", () => {
    const ended = { until: now };
    const part = { contactHold: ended, enrollmentHold: ended, senderHold: ended };
    expect(decide(channelWith({}), [member(part)]).decision).toBe("resend");
  });

  test("without the channel leaves it for a process that has it, until a day after the claim", () => {
    const wait = { decision: "wait", code: "channel-missing" };
    expect(decide(undefined)).toEqual({ ...wait, until: now + 5 * MINUTE });
    const waited = [member({}, { code: "channel-missing" })];
    const day = claimedAt + 24 * HOUR;
    expect(decide(undefined, waited, day - 1)).toEqual({ ...wait, until: day - 1 + 5 * MINUTE });
    expect(decide(undefined, waited, day).decision).toBe("review");
  });

  test("without the channel leaves it once even after a long outage", () => {
    const late = claimedAt + 100 * HOUR;
    expect(decide(undefined, [member()], late)).toMatchObject({ decision: "wait" });
  });

  test("always looks again later, and never past the end of the key's window for a pause", () => {
    const until = fc.option(fc.integer({ min: claimedAt, max: claimedAt + 100 * HOUR }));
    fc.assert(
      fc.property(
        fc.record({ contact: until, sender: until, enrollment: until }),
        fc.integer({ min: claimedAt, max: claimedAt + 100 * HOUR }),
        (ends, at) => {
          const held = member({
            contactHold: { until: ends.contact },
            senderHold: { until: ends.sender },
            enrollmentHold: { until: ends.enrollment },
          });
          const decided = decide(channelWith({}), [held], at);
          if (decided.decision !== "wait") return;
          expect(decided.until).toBeGreaterThan(at);
          expect(decided.until).toBeLessThanOrEqual(closes);
        },
      ),
    );
  });
});

import { describe, expect, test } from "vitest";
import type { IdempotencyDeclaration, PushChannel } from "../contracts/channel.ts";
import type { EnrollmentFacts } from "../contracts/store/dispatch-facts.ts";
import type { EnrollmentRecord } from "../contracts/store/records/enrollment-record.ts";
import { newDelivery } from "../flows/changes/new-delivery.ts";
import { newMessage } from "../flows/generation/new-message.ts";
import { blankContact } from "../flows/people/blank-contact.ts";
import { decideRecovery, type UncertainMember } from "./decide-recovery.ts";

const claimedAt = Date.parse("2026-03-02T09:00:00Z");
const HOUR = 3_600_000;

const enrollment: EnrollmentRecord = {
  tenantId: "tenant",
  id: "enrollment",
  campaignId: "campaign",
  versionId: "version",
  contactId: "contact",
  senderId: "sender",
  senders: { email: "sender" },
  variants: {},
  state: "waiting",
  stepKey: "hook",
  dueAt: null,
  lane: 1,
  reason: "delivery-unknown",
  signal: 0,
  deliveryId: "delivery",
  deadlineAt: null,
  anchorAt: claimedAt,
  enrolledAt: claimedAt,
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
    launchedAt: claimedAt,
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
};

function channelWith(
  idempotency: Partial<IdempotencyDeclaration>,
  { canLookUp = false }: { readonly canLookUp?: boolean } = {},
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
    ...(canLookUp && { lookup: never }),
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
    claimedAt,
    uncertainSince: claimedAt,
    ...delivery,
  },
});

const decide = (
  channel: PushChannel | undefined,
  members: readonly UncertainMember[] = [member()],
  now = claimedAt + HOUR,
) => decideRecovery({ channel, members, now });

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
      const members = Array.from({ length: count }, () => member());
      expect(decide(channelWith({ scope }), members)).toBe(without);
      expect(decide(channelWith({ scope }, { canLookUp: true }), members)).toBe(withLookup);
    },
  );

  test("sends again only if the call can end, time-out included, before the key is forgotten", () => {
    const channel = channelWith({});
    const closes = claimedAt + 24 * HOUR - 60_000;
    expect(decide(channel, [member()], closes - 1)).toBe("resend");
    expect(decide(channel, [member()], closes)).toBe("review");
    expect(decide(channelWith({}, { canLookUp: true }), [member()], closes)).toBe("lookup");
  });

  test("counts the window from the oldest claim, and trusts no key without one", () => {
    const now = claimedAt + 24 * HOUR;
    const younger = member({}, { claimedAt: claimedAt + 2 * HOUR });
    expect(decide(channelWith({}), [younger], now)).toBe("resend");
    expect(decide(channelWith({}), [younger, member()], now)).toBe("review");
    expect(decide(channelWith({}), [member({}, { claimedAt: null })])).toBe("review");
  });

  const now = claimedAt + HOUR;
  const guards: readonly (readonly [string, Partial<EnrollmentFacts>])[] = [
    ["the enrollment was stopped", { enrollment: { ...enrollment, state: "stopped" } }],
    ["the campaign is paused", { campaign: { ...facts.campaign, state: "paused" } }],
    ["the campaign was cancelled", { campaign: { ...facts.campaign, state: "cancelled" } }],
    ["the tenant is paused", { tenant: { ...facts.tenant, state: "paused" } }],
    ["the tenant is being deleted", { tenant: { ...facts.tenant, state: "deleting" } }],
    ["the address is suppressed", { suppressed: true }],
    ["the message is gone", { message: null }],
    ["the approval was withdrawn", { message: { ...message, approval: "rejected" } }],
    ["the approval expired", { message: { ...message, approval: "expired" } }],
    ["other words are approved now", { message: { ...message, contentHash: "other-words" } }],
    ["the contact rests", { contactHold: { until: now + 1 } }],
    ["the enrollment is held", { enrollmentHold: { until: null } }],
    ["the sender is held", { senderHold: { until: null } }],
  ];

  test.each(guards)("does not send again when %s", (_, part) => {
    expect(decide(channelWith({}), [member(part)])).toBe("review");
    expect(decide(channelWith({}, { canLookUp: true }), [member(part)])).toBe("lookup");
  });

  test.each(guards)("holds the whole request back when of one member %s", (_, part) => {
    const members = [member(), member(part), member()];
    expect(decide(channelWith({}), members)).toBe("review");
  });

  test("looks at neither window nor caps, and not at holds that have ended", () => {
    const ended = { until: now };
    const part = { contactHold: ended, enrollmentHold: ended, senderHold: ended };
    expect(decide(channelWith({}), [member(part)])).toBe("resend");
  });

  test("asks a person when the channel of the first attempt is no longer configured", () => {
    expect(decide(undefined)).toBe("review");
  });
});

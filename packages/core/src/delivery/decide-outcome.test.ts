import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SendOutcome } from "../contracts/channel.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import { deliveryMachine, type DeliveryState } from "../machines/delivery-machine.ts";
import { transition } from "../machines/transition.ts";
import { decideOutcome, type OutcomeDecision } from "./decide-outcome.ts";
import { maxAttempts } from "./retry-delay.ts";

const now = Date.parse("2026-03-02T09:00:00Z");
const MINUTE = 60_000;

const claimed: DeliveryRecord = {
  tenantId: "tenant",
  id: "delivery",
  messageId: "message",
  enrollmentId: "enrollment",
  campaignId: "campaign",
  contactId: "contact",
  senderId: "sender",
  stepKey: "hook",
  kind: "email",
  slot: 0,
  state: "claimed",
  channel: "file",
  envelope: "{}",
  contentHash: "content",
  payloadHash: "payload",
  requestKey: "request",
  requestPosition: 0,
  fence: 3,
  leaseId: "lease",
  attempts: 1,
  claimedAt: now - MINUTE,
  firstAttemptAt: now - MINUTE,
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
  version: 1,
};

const decide = (
  outcome: SendOutcome,
  part: Partial<DeliveryRecord> = {},
  fence = claimed.fence,
): OutcomeDecision =>
  decideOutcome({ delivery: { ...claimed, ...part }, outcome, fence, now, jitter: 0 });

const states = Object.keys(deliveryMachine.table).filter(
  (state): state is DeliveryState => state in deliveryMachine.table,
);

/** Never out, or proven not to be: an acceptance of these would be an error of the channel. */
const neverOut: readonly DeliveryState[] = ["failed", "skipped"];

/** Any row that the machine can give: an unknown one was always uncertain. */
const arbitraryDelivery: fc.Arbitrary<DeliveryRecord> = fc
  .record({
    state: fc.constantFrom(...states),
    fence: fc.integer({ min: 1, max: 4 }),
    attempts: fc.integer({ min: 1, max: 9 }),
    uncertain: fc.boolean(),
    wasClaimed: fc.boolean(),
  })
  .map(({ state, uncertain, wasClaimed, ...part }) => ({
    ...claimed,
    ...part,
    state,
    claimedAt: wasClaimed ? claimed.claimedAt : null,
    uncertainSince:
      uncertain || state === "unknown" || state === "needs-review" ? now - 2 * MINUTE : null,
  }));

const arbitraryRefusal: fc.Arbitrary<Exclude<SendOutcome, { outcome: "sent" }>> = fc.oneof(
  fc.record({
    outcome: fc.constant("rejected" as const),
    code: fc.string(),
    recipient: fc.boolean(),
  }),
  fc.record(
    {
      outcome: fc.constant("deferred" as const),
      code: fc.string(),
      retryAfter: fc.record({ seconds: fc.nat(100_000) }),
    },
    { requiredKeys: ["outcome", "code"] },
  ),
  fc.record({ outcome: fc.constant("uncertain" as const), code: fc.string() }),
);

describe("decideOutcome", () => {
  test("takes an accepted answer at the time the provider gives", () => {
    const at = "2026-03-02T08:59:30Z";
    expect(decide({ outcome: "sent", providerMessageId: "p-1", at })).toEqual({
      decision: "accept",
      sentAt: Date.parse(at),
      providerMessageId: "p-1",
    });
  });

  test("takes the claim's time where the provider gives none, or one that cannot be read", () => {
    const expected = { decision: "accept", sentAt: now - MINUTE, providerMessageId: null };
    expect(decide({ outcome: "sent" })).toEqual(expected);
    expect(decide({ outcome: "sent", at: "yesterday" })).toEqual(expected);
    expect(decide({ outcome: "sent" }, { claimedAt: null })).toMatchObject({ sentAt: now });
  });

  test("does not date a message that was put off for hours back to its first attempt", () => {
    const putOff = { attempts: 4, firstAttemptAt: now - 300 * MINUTE };
    expect(decide({ outcome: "sent" }, putOff)).toMatchObject({ sentAt: now - MINUTE });
  });

  test("accepts under any token, wherever the provider may have it, but records it once", () => {
    for (const state of states.filter((one) => !neverOut.includes(one))) {
      for (const fence of [1, claimed.fence, 9]) {
        const uncertainSince = state === "unknown" ? now - MINUTE : null;
        const { decision } = decide({ outcome: "sent" }, { state, uncertainSince }, fence);
        expect([state, decision]).toEqual([state, state === "sent" ? "ignore" : "accept"]);
      }
    }
  });

  test.each([
    [
      { outcome: "rejected", code: "550", recipient: true },
      { decision: "refuse", recipient: true },
    ],
    [
      { outcome: "rejected", code: "421" },
      { decision: "refuse", recipient: false },
    ],
    [
      { outcome: "deferred", code: "451" },
      { decision: "defer", retryAt: now + MINUTE, attempts: 1 },
    ],
    [
      { outcome: "deferred", code: "451", retryAfter: { hours: 2 } },
      { decision: "defer", retryAt: now + 120 * MINUTE },
    ],
    [
      { outcome: "uncertain", code: "timeout" },
      { decision: "lose", retryAt: now + MINUTE },
    ],
  ] as const)("decides a first answer %j as %j", (outcome, expected) => {
    expect(decide(outcome)).toMatchObject({ ...expected, code: outcome.code });
  });

  test("after an uncertain attempt, nothing but an accepted answer leaves it", () => {
    fc.assert(
      fc.property(arbitraryDelivery, arbitraryRefusal, fc.nat(5), (delivery, outcome, fence) => {
        fc.pre(delivery.uncertainSince !== null);
        const { decision } = decideOutcome({ delivery, outcome, fence, now, jitter: 0.5 });
        expect(["ignore", "lose"]).toContain(decision);
      }),
    );
  });

  test("under a stale token, nothing but an accepted answer moves anything", () => {
    fc.assert(
      fc.property(arbitraryDelivery, arbitraryRefusal, fc.nat(5), (delivery, outcome, fence) => {
        fc.pre(fence !== delivery.fence);
        const decision = decideOutcome({ delivery, outcome, fence, now, jitter: 0.5 });
        expect(decision).toEqual({ decision: "ignore" });
      }),
    );
  });

  test("decides only what the machine can do from the state it found", () => {
    const moves = { refuse: "refuse", defer: "defer", accept: "accept" } as const;
    const arbitrarySent = fc.constant<SendOutcome>({ outcome: "sent" });
    fc.assert(
      fc.property(
        arbitraryDelivery,
        fc.oneof(arbitraryRefusal, arbitrarySent),
        (delivery, outcome) => {
          fc.pre(!neverOut.includes(delivery.state));
          const { fence, state } = delivery;
          const { decision } = decideOutcome({ delivery, outcome, fence, now, jitter: 0 });
          if (decision === "ignore") return;
          if (decision === "lose") {
            // Losing an unknown one again only moves its next recovery.
            expect(["claimed", "unknown"]).toContain(state);
          } else {
            expect(transition(deliveryMachine, state, moves[decision]).error).toBeUndefined();
          }
        },
      ),
    );
  });

  test("tries a deferred message a bounded number of times, always later, then refuses it", () => {
    const retryAfter = fc.option(fc.record({ minutes: fc.nat(600) }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(retryAfter, { minLength: 20, maxLength: 20 }), (waits) => {
        let time = now;
        const decisions = waits.map((wait, index): OutcomeDecision => {
          const decision = decideOutcome({
            delivery: { ...claimed, attempts: index + 1, claimedAt: time },
            outcome: { outcome: "deferred", code: "451", ...(wait && { retryAfter: wait }) },
            fence: claimed.fence,
            now: time,
            jitter: 0.9,
          });
          if (decision.decision === "defer") {
            expect(decision.retryAt).toBeGreaterThanOrEqual(time);
            time = decision.retryAt;
          }
          return decision;
        });
        const kinds = decisions.map(({ decision }) => decision);
        expect(kinds.slice(0, maxAttempts - 1).every((kind) => kind === "defer")).toBe(true);
        expect(kinds.slice(maxAttempts - 1).every((kind) => kind === "refuse")).toBe(true);
      }),
    );
  });

  test("a provider that is called too often uses up no tries, whatever they are, and drops nothing", () => {
    const limited = { outcome: "deferred", code: "provider-rate" } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.option(fc.nat(900)), (attempts, minutes) => {
        const answer = { ...limited, ...(minutes !== null && { retryAfter: { minutes } }) };
        const decision = decide(answer, { attempts });
        expect(decision).toMatchObject({ decision: "defer", attempts: attempts - 1 });
        if (minutes !== null) expect(decision).toMatchObject({ retryAt: now + minutes * MINUTE });
      }),
    );
  });

  test.each([
    [0, 1],
    [10, 10],
    [45, 45],
    [600, 60],
  ])(
    "an account that has been at its limit for %s minutes rests for %s more where no time is named",
    (minutes, pause) => {
      const limited = { outcome: "deferred", code: "provider-rate" } as const;
      expect(decide(limited, { firstAttemptAt: now - minutes * MINUTE })).toMatchObject({
        retryAt: now + pause * MINUTE,
      });
    },
  );

  test("calls the last deferral no hard bounce: the recipient was not named", () => {
    expect(decide({ outcome: "deferred", code: "451" }, { attempts: maxAttempts })).toEqual({
      decision: "refuse",
      code: "451",
      recipient: false,
    });
  });
});

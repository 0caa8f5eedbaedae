import { describe, expect, test } from "vitest";
import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import type { MessageStep } from "../model/campaign-definition.ts";
import type { EnrollmentRecord } from "../contracts/store/records/enrollment-record.ts";
import { type PlanContext, planEnrollment } from "./plan-enrollment.ts";
import { planAfter } from "./plan-after.ts";
import {
  HOUR,
  at,
  context,
  thursday,
  hook,
  proof,
  unwritten,
  approved,
  factsWith,
  planWith,
  message,
  delivery,
  wait,
  skip,
} from "./test-support/planned-enrollment.ts";

describe("planEnrollment", () => {
  test("walks one contact through the three steps of the default plan", () => {
    const sent: string[] = [];
    let facts = factsWith({ message: null }, { state: "pending", stepKey: null, dueAt: null });
    let now = thursday;
    const answers: string[] = [];
    for (let look = 0; look < 30 && facts.enrollment.state !== "completed"; look += 1) {
      const plan = planEnrollment(facts, { ...context, now });
      const { stepKey } = facts.enrollment;
      answers.push(plan.action === "wait" ? plan.reason : plan.action);
      if (plan.action === "schedule") {
        facts = factsWith({ message: null }, { ...plan.plan });
        now = plan.plan.dueAt ?? now;
      } else if (plan.action === "write") {
        facts = { ...facts, message: unwritten };
      } else if (plan.action === "wait" && plan.reason === "awaiting-generation") {
        facts = { ...facts, message: { ...unwritten, generation: "generated" } };
      } else if (plan.action === "wait" && plan.reason === "awaiting-approval") {
        facts = { ...facts, message: approved };
      } else if (plan.action === "send" && stepKey !== null) {
        sent.push(`${stepKey} ${new Date(now + HOUR).toISOString().slice(0, 16)}`);
        const next = planAfter(stepKey, { ...context, now, anchor: now });
        facts = next
          ? factsWith({ message: null }, { ...next })
          : factsWith({}, { state: "completed" });
        now = next?.dueAt ?? now;
      }
    }
    // Day 0; Sunday is day 3, so Monday morning; and 4 days from Monday, not from the plan.
    expect(sent).toEqual([
      "hook 2026-03-05T10:00",
      "proof 2026-03-09T07:00",
      "urgency 2026-03-13T07:00",
    ]);
    const each = ["write", "awaiting-generation", "awaiting-approval", "send"];
    expect(answers).toEqual(["schedule", ...each, ...each, ...each]);
  });

  describe("before the first plan", () => {
    const first = (row: Partial<EnrollmentRecord>, changes: Partial<PlanContext> = {}) =>
      planWith({}, changes, { state: "pending", stepKey: null, dueAt: null, ...row });

    test("counts from the later of enrolled and launched", () => {
      const delayed = [{ ...hook, delay: { days: 1 } }];
      const plan = { stepKey: "hook", dueAt: at("2026-03-06T10:00") };
      const expected = { action: "schedule", plan, missed: false };
      expect(first({}, { steps: delayed })).toEqual(expected);
      const launched = at("2026-03-04T10:00");
      const early = { enrolledAt: launched - 48 * HOUR };
      expect(first(early, { steps: delayed, now: launched + HOUR })).toEqual({
        ...expected,
        plan: { stepKey: "hook", dueAt: launched + 24 * HOUR },
      });
    });

    test("waits for the next window, or goes at once where the campaign says immediate", () => {
      const saturday = at("2026-03-07T10:00");
      const times = { now: saturday };
      expect(first({ enrolledAt: saturday }, times)).toMatchObject({
        plan: { dueAt: at("2026-03-09T07:00") },
      });
      expect(first({ enrolledAt: saturday }, { ...times, firstStep: "immediate" })).toMatchObject({
        plan: { dueAt: saturday },
      });
    });

    test("completes a sequence without steps", () => {
      expect(first({}, { steps: [] })).toEqual({ action: "complete" });
    });
  });

  describe("gives each reason", () => {
    const refused = { generation: "generated", approval: "rejected" } as const;
    const cases: readonly (readonly [string, ReturnType<typeof planWith>, object])[] = [
      ["nothing stands in the way", planWith(), { action: "send", step: hook, missed: false }],
      [
        "the address is suppressed",
        planWith({ suppressed: true }),
        { action: "stop", reason: "suppressed" },
      ],
      [
        "nobody asked for the message yet",
        planWith({ message: null }),
        { action: "write", step: hook, again: false },
      ],
      [
        "the message was asked for",
        planWith(message({ generation: "requested" })),
        wait("awaiting-generation"),
      ],
      [
        "the message is being written",
        planWith(message({ generation: "generating" })),
        wait("awaiting-generation"),
      ],
      ["nobody decided", planWith(message({ approval: "pending" })), wait("awaiting-approval")],
      [
        "the thread to answer is not there",
        planWith({}, { hasThread: () => false }),
        wait("awaiting-thread"),
      ],
      ["the contact has no address", planWith({}, { hasAddress: () => false }), skip("no-address")],
      ["the message was rejected", planWith(message(refused)), skip("rejected")],
      ["the approval expired", planWith(message({ approval: "expired" })), skip("expired")],
      [
        "writing failed for good",
        planWith(message({ generation: "failed" })),
        skip("generation-failed"),
      ],
      ["the step was sent before", planWith(delivery({ state: "sent" })), skip("already-sent")],
      [
        "the step may have been sent before it was cancelled",
        planWith(delivery({ state: "cancelled" })),
        skip("already-sent"),
      ],
      [
        "the provider put it off",
        planWith(delivery({ retryAt: thursday + 1 })),
        wait("retry-later", thursday + 1),
      ],
      [
        "the provider was called too often",
        planWith(delivery({ retryAt: thursday + 1, code: "provider-rate" })),
        wait("provider-rate", thursday + 1),
      ],
      [
        "the time to try again has come",
        planWith(delivery({ retryAt: thursday })),
        { action: "send", step: hook, missed: false },
      ],
      [
        "the provider refused it for good",
        planWith({}, {}, { reason: "delivery-failed" }),
        wait("delivery-failed"),
      ],
      ["the version lost the step", planWith({}, {}, { stepKey: "gone" }), { action: "complete" }],
    ];

    test.each(cases)("when %s", (_, plan, expected) => {
      expect(plan).toEqual(expected);
    });

    test("completes when the last step is skipped", () => {
      expect(planWith(message(refused), { steps: [hook] })).toMatchObject({ next: null });
    });
  });

  describe("takes the step's onRejected", () => {
    const onRejected = (
      choice: NonNullable<MessageStep["onRejected"]>,
      part: Partial<MessageRecord>,
    ) => {
      const step = { ...hook, onRejected: choice };
      return planWith(message(part), { steps: [step, proof] });
    };

    test.each([
      [{ approval: "rejected" }, "rejected", "rejected"],
      [{ approval: "expired" }, "expired", "rejected"],
      [{ generation: "failed" }, "generation-failed", "failed"],
    ] as const)("for a message that is %j", (part, skipped, stopped) => {
      expect(onRejected("skip", part)).toEqual(skip(skipped));
      expect(onRejected("stop", part)).toEqual({ action: "stop", reason: stopped });
      expect(onRejected("regenerate", part)).toMatchObject({ action: "write", again: true });
    });

    test("but does not write for ever: after three attempts the step is skipped", () => {
      const rejected = { approval: "rejected" } as const;
      for (const [generationAttempts, action] of [
        [2, "write"],
        [3, "skip"],
        [9, "skip"],
      ] as const) {
        expect(onRejected("regenerate", { ...rejected, generationAttempts })).toMatchObject({
          action,
        });
      }
    });
  });

  describe("under a hold", () => {
    test("waits until its end, or for a person where it has none", () => {
      const until = thursday + HOUR;
      expect(planWith({ contactHold: { until } })).toEqual(wait("contact-paused", until));
      expect(planWith({ contactHold: { until: null } })).toEqual(wait("contact-paused"));
      expect(planWith({ enrollmentHold: { until } })).toEqual(wait("enrollment-paused", until));
      expect(planWith({ enrollmentHold: { until: null } })).toEqual(wait("enrollment-paused"));
    });

    test("goes on from the instant at which it ends", () => {
      expect(planWith({ contactHold: { until: thursday } })).toMatchObject({ action: "send" });
      expect(planWith({ contactHold: { until: thursday + 1 } })).toMatchObject({ action: "wait" });
    });

    test("stops a suppressed contact all the same, and holds before the first plan", () => {
      const contactHold = { until: null };
      expect(planWith({ contactHold, suppressed: true })).toMatchObject({ action: "stop" });
      expect(planWith({ contactHold }, {}, { stepKey: null })).toEqual(wait("contact-paused"));
    });

    test("leaves the sender's to the queue: it blocks capacity and not the enrollment", () => {
      expect(planWith({ senderHold: { until: null } })).toMatchObject({ action: "send" });
    });

    test("does not forget that the provider refused for good, which the hold's end would send", () => {
      const failed = { reason: "delivery-failed" } as const;
      expect(planWith({ contactHold: { until: null } }, {}, failed)).toEqual(
        wait("delivery-failed"),
      );
    });
  });

  describe("checks the window once more", () => {
    const night = at("2026-03-05T22:00");

    test("and waits for the next when it closed since the plan", () => {
      const opens = at("2026-03-06T07:00");
      for (const now of [night, opens - 1]) {
        expect(planWith({}, { now })).toEqual(wait("outside-window", opens));
      }
      expect(planWith({}, { now: opens })).toMatchObject({ action: "send" });
    });

    test("but not for an immediate first step, and for the steps after it again", () => {
      const immediate = { now: night, firstStep: "immediate" } as const;
      expect(planWith({}, immediate)).toMatchObject({ action: "send" });
      const proofDue = { stepKey: "proof", anchorAt: thursday - 7 * 24 * HOUR };
      expect(planWith({}, immediate, proofDue)).toMatchObject({ reason: "outside-window" });
    });

    test("and counts the delay again, in case the schedule or the zone changed since the plan", () => {
      const anchorAt = at("2026-03-04T10:00");
      const early = { stepKey: "proof", anchorAt, dueAt: thursday };
      const due = { stepKey: "proof", dueAt: at("2026-03-09T07:00") };
      expect(planWith({}, {}, early)).toEqual({ action: "schedule", plan: due, missed: false });
    });

    test("and says so when there is none in sight", () => {
      const isHoliday = () => true;
      const calendar = { ...context.calendar, isHoliday };
      expect(planWith({}, { calendar })).toEqual(wait("no-window"));
      expect(planWith({}, { calendar }, { stepKey: null })).toEqual(wait("no-window"));
    });
  });

  describe("records a send as missed", () => {
    const lateBy = (lateness: number, changes: Partial<PlanContext> = {}) =>
      planWith({}, changes, { dueAt: (changes.now ?? thursday) - lateness });

    test("once it is later than the campaign allows, and not before", () => {
      expect(lateBy(24 * HOUR)).toMatchObject({ action: "send", missed: false });
      expect(lateBy(24 * HOUR + 1)).toMatchObject({ action: "send", missed: true });
      expect(lateBy(2 * HOUR, { maxLateness: HOUR })).toMatchObject({ missed: true });
    });

    test("and plans it for the next window where none is open", () => {
      expect(lateBy(25 * HOUR, { now: at("2026-03-05T22:00") })).toEqual({
        action: "schedule",
        plan: { stepKey: "hook", dueAt: at("2026-03-06T07:00") },
        missed: true,
      });
    });

    test("but not for a backlog behind its sender's limits", () => {
      expect(lateBy(72 * HOUR, { senderFreeAt: thursday - HOUR })).toMatchObject({ missed: false });
      expect(lateBy(72 * HOUR, { senderFreeAt: thursday - 25 * HOUR })).toMatchObject({
        missed: true,
      });
    });
  });
});

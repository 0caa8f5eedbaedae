import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EnrollmentFacts } from "../contracts/store/dispatch-facts.ts";
import type { Plan } from "./plan.ts";
import { planEnrollment } from "./plan-enrollment.ts";
import { arbitraryCalendar } from "./test-support/arbitrary-calendar.ts";
import {
  HOUR,
  thursday,
  factsWith,
  message,
  context,
  delivery,
} from "./test-support/planned-enrollment.ts";

const arbitraryInstant = fc.integer({ min: thursday - 400 * HOUR, max: thursday + 400 * HOUR });
const arbitraryHold = fc.option(fc.record({ until: fc.option(arbitraryInstant) }));
const arbitraryCase = fc
  .record({
    calendar: arbitraryCalendar,
    now: arbitraryInstant,
    dueAt: fc.option(arbitraryInstant),
    stepKey: fc.constantFrom(null, "hook", "proof", "urgency", "gone"),
    contactHold: arbitraryHold,
    enrollmentHold: arbitraryHold,
    generation: fc.constantFrom("requested", "generated", "failed"),
    approval: fc.constantFrom("pending", "approved", "approved", "approved", "rejected"),
    retryAt: fc.option(arbitraryInstant),
    reason: fc.constantFrom(null, "delivery-failed"),
    maxLateness: fc.nat(50 * HOUR),
    firstStep: fc.constantFrom("windowed", "immediate"),
  })
  .map(({ calendar, now, firstStep, maxLateness, dueAt, stepKey, reason, ...part }) => ({
    facts: factsWith(
      {
        contactHold: part.contactHold,
        enrollmentHold: part.enrollmentHold,
        ...message({ generation: part.generation, approval: part.approval }),
        ...(part.retryAt !== null && delivery({ retryAt: part.retryAt })),
      },
      { dueAt, stepKey, reason },
    ),
    context: { ...context, calendar, now, firstStep, maxLateness },
  }));

/** What a worker stores of a plan, so that the next look starts from it; null: it needs no look. */
function applied(facts: EnrollmentFacts, plan: Plan): EnrollmentFacts | null {
  if (plan.action === "schedule") {
    return { ...facts, enrollment: { ...facts.enrollment, ...plan.plan, reason: null } };
  }
  if (plan.action !== "wait" || plan.dueAt === null) return null;
  const { reason, dueAt } = plan;
  return { ...facts, enrollment: { ...facts.enrollment, state: "waiting", reason, dueAt } };
}

describe("planEnrollment, whatever the facts", () => {
  test("is pure: the same facts give the same plan and stay as they are", () => {
    fc.assert(
      fc.property(arbitraryCase, ({ facts, context: some }) => {
        const before = JSON.stringify(facts);
        expect(planEnrollment(facts, some)).toEqual(planEnrollment(facts, some));
        expect(JSON.stringify(facts)).toBe(before);
      }),
      { numRuns: 10_000 },
    );
  });

  test("gives a wait with an instant ahead, or a reason that a signal ends", () => {
    const byTime = [
      "outside-window",
      "holiday",
      "retry-later",
      "contact-paused",
      "enrollment-paused",
    ];
    fc.assert(
      fc.property(arbitraryCase, ({ facts, context: some }) => {
        const plan = planEnrollment(facts, some);
        if (plan.action !== "wait") return;
        if (plan.dueAt === null) expect(plan.reason).not.toBe("outside-window");
        else expect(byTime).toContain(plan.reason);
        if (plan.dueAt !== null) expect(plan.dueAt).toBeGreaterThan(some.now);
      }),
      { numRuns: 10_000 },
    );
  });

  test("makes progress: looked at when it is due, a wait never meets the same wait again", () => {
    fc.assert(
      fc.property(arbitraryCase, ({ facts, context: some }) => {
        let current = facts;
        let now = some.now;
        // Two holds, a retry, a first plan and a window: no more can follow one another.
        for (let look = 0; look < 6; look += 1) {
          const next = applied(current, planEnrollment(current, { ...some, now }));
          if (next === null) return;
          now = Math.max(now, next.enrollment.dueAt ?? now);
          current = next;
        }
        expect(planEnrollment(current, { ...some, now }).action).not.toMatch(/^(wait|schedule)$/);
      }),
      { numRuns: 10_000 },
    );
  });

  test("sends only what is approved, in its window, unheld and not put off", () => {
    fc.assert(
      fc.property(arbitraryCase, ({ facts, context: some }) => {
        const plan = planEnrollment(facts, some);
        if (plan.action !== "send") return;
        expect(facts.message).toMatchObject({ generation: "generated", approval: "approved" });
        expect(plan.step.key).toBe(facts.enrollment.stepKey);
        expect(facts.enrollment.reason).toBeNull();
        for (const hold of [facts.contactHold, facts.enrollmentHold]) {
          if (hold) expect(hold.until ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(some.now);
        }
        expect(facts.delivery?.retryAt ?? 0).toBeLessThanOrEqual(some.now);
      }),
      { numRuns: 10_000 },
    );
  });
});

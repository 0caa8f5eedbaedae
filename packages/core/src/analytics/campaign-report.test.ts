import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EnrollmentCount, StepCounts } from "../contracts/store/report-store.ts";
import { buildCampaignReport } from "./campaign-report.ts";

const noCounts: StepCounts = {
  stepKey: "hook",
  kind: "email",
  messages: 0,
  generationFailed: 0,
  pending: 0,
  approved: 0,
  rejected: 0,
  expired: 0,
  sent: 0,
  bounced: 0,
  complained: 0,
  replied: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  unknown: 0,
  needsReview: 0,
};
const noFunnel = { enrolled: 0, contacted: 0, replied: 0, bounced: 0, unsubscribed: 0 };
const steps = [{ key: "hook", label: "Hook" }, { key: "proof" }];

const build = (counts: readonly StepCounts[] = [], enrollments: readonly EnrollmentCount[] = []) =>
  buildCampaignReport({ steps, counts, enrollments, funnel: noFunnel });

describe("buildCampaignReport", () => {
  test("gives zeros for an empty campaign, and no rate of nothing", () => {
    expect(build()).toEqual({
      contacts: { enrolled: 0, live: 0, completed: 0, stopped: 0 },
      funnel: noFunnel,
      steps: [],
      stopped: {},
      waiting: {},
      messages: {
        total: 0,
        approved: 0,
        pending: 0,
        rejected: 0,
        sent: 0,
        needsReview: 0,
        unknown: 0,
      },
    });
    const [step] = build([noCounts]).steps;
    expect(step?.replyRate).toEqual({ count: 0, of: 0, rate: null });
  });

  test("names the denominator of each rate: replies and bounces are of sent", () => {
    const counts = { ...noCounts, messages: 50, approved: 45, sent: 40, replied: 4, bounced: 1 };
    const [step] = build([counts]).steps;
    expect(step?.replyRate).toEqual({ count: 4, of: 40, rate: 0.1 });
    expect(step?.bounceRate).toEqual({ count: 1, of: 40, rate: 0.025 });
  });

  test("lists steps in the order of the sequence, and last what a later version dropped", () => {
    const counts = ["dropped", "proof", "hook"].map((stepKey) => ({ ...noCounts, stepKey }));
    expect(build(counts).steps.map(({ stepKey, label }) => [stepKey, label])).toEqual([
      ["hook", "Hook"],
      ["proof", "proof"],
      ["dropped", "dropped"],
    ]);
  });

  test("sorts enrollments into live, completed and stopped, with their reasons", () => {
    const { contacts, stopped, waiting } = build(
      [],
      [
        { state: "pending", reason: null, count: 1 },
        { state: "scheduled", reason: null, count: 2 },
        { state: "waiting", reason: "awaiting-approval", count: 3 },
        { state: "waiting", reason: "sender-cap", count: 4 },
        { state: "completed", reason: null, count: 5 },
        { state: "stopped", reason: "replied", count: 6 },
        { state: "stopped", reason: "bounced", count: 7 },
      ],
    );
    expect(contacts).toEqual({ enrolled: 28, live: 10, completed: 5, stopped: 13 });
    expect(waiting).toEqual({ "awaiting-approval": 3, "sender-cap": 4 });
    expect(stopped).toEqual({ replied: 6, bounced: 7 });
  });

  test("adds messages up over steps and kinds", () => {
    const count = { ...noCounts, messages: 3, approved: 2, pending: 1, sent: 1, unknown: 1 };
    const { messages } = build([
      count,
      { ...count, stepKey: "proof", needsReview: 2, rejected: 1 },
    ]);
    expect(messages).toEqual({
      total: 6,
      approved: 4,
      pending: 2,
      rejected: 1,
      sent: 2,
      needsReview: 2,
      unknown: 2,
    });
  });

  test("keeps every rate between 0 and 1, and the contacts a partition of the enrolled", () => {
    const part = fc.nat(50);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(part, part, part)),
        fc.uniqueArray(
          fc.record({
            state: fc.constantFrom("pending", "scheduled", "waiting", "completed", "stopped"),
            reason: fc.constantFrom(null, "guard", "replied"),
            count: part,
          }),
          { selector: ({ state, reason }) => `${state}/${reason}` },
        ),
        (sends, enrollments) => {
          const report = build(
            sends.map(([replied, bounced, silent], index) => ({
              ...noCounts,
              stepKey: `step-${index}`,
              sent: replied + bounced + silent,
              replied,
              bounced,
            })),
            enrollments,
          );
          const rates = report.steps.flatMap(({ replyRate, bounceRate }) => [
            replyRate,
            bounceRate,
          ]);
          for (const { rate, of } of rates) {
            if (of === 0) expect(rate).toBeNull();
            else expect(rate).toBeLessThanOrEqual(1);
          }
          const { enrolled, live, completed, stopped } = report.contacts;
          expect(live + completed + stopped).toBe(enrolled);
        },
      ),
    );
  });
});

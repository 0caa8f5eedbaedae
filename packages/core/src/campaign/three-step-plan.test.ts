import { expect, test } from "vitest";
import { planAfter } from "../sequence/plan-after.ts";
import { createTestCalendar } from "../sequence/test-support/create-test-calendar.ts";
import { findShapeProblems } from "./find-shape-problems.ts";
import { threeStepPlan } from "./three-step-plan.ts";

const DAY = 86_400_000;
const content = { body: "Hello" };
const steps = threeStepPlan({
  hook: { subject: "Hi", ...content },
  proof: content,
  urgency: content,
});

test("the default plan is hook, proof and urgency on days 0, 3 and 7", () => {
  const calendar = createTestCalendar({ schedule: { everyDay: "00:00-24:00" } });
  const start = Date.parse("2026-03-02T10:00+01:00");
  const proof = planAfter("hook", { steps, anchor: start, now: start, calendar });
  expect(proof).toEqual({ stepKey: "proof", dueAt: start + 3 * DAY });
  const sent = proof?.dueAt ?? 0;
  const urgency = planAfter("proof", { steps, anchor: sent, now: sent, calendar });
  expect(urgency).toEqual({ stepKey: "urgency", dueAt: start + 7 * DAY });
  expect(planAfter("urgency", { steps, anchor: sent, now: sent, calendar })).toBeNull();
});

test("it can be saved as it is, of any kind", () => {
  const definition = { key: "default", senders: [], schedule: { weekdays: "09:00-17:00" } };
  expect(findShapeProblems({ ...definition, steps })).toEqual([]);
  const options = { hook: content, proof: content, urgency: content, kind: "sms" };
  expect(threeStepPlan(options).map(({ kind }) => kind)).toEqual(["sms", "sms", "sms"]);
});

import { describe, expect, test } from "vitest";
import { planAfter } from "./plan-after.ts";
import { createTestCalendar } from "./test-support/create-test-calendar.ts";

const content = { body: "Hello" };
const context = {
  steps: [
    { key: "hook", kind: "email", content },
    { key: "proof", kind: "email", content, delay: { days: 3 } },
  ],
  // A Thursday.
  anchor: Date.parse("2026-03-05T10:00+01:00"),
  now: Date.parse("2026-03-05T10:00+01:00"),
  calendar: createTestCalendar({ schedule: { weekdays: "07:00-19:00" } }),
};

describe("planAfter", () => {
  test("plans the step that follows, counted from when the one before was passed", () => {
    const dueAt = Date.parse("2026-03-09T07:00+01:00");
    expect(planAfter("hook", context)).toEqual({ stepKey: "proof", dueAt });
  });

  test("counts from now where the settle came later than the plan", () => {
    const now = Date.parse("2026-03-12T11:00+01:00");
    expect(planAfter("hook", { ...context, now })).toEqual({ stepKey: "proof", dueAt: now });
  });

  test("says null after the last step: the sequence is done", () => {
    expect(planAfter("proof", context)).toBeNull();
  });

  test("says null after a step that the version does not have", () => {
    expect(planAfter("gone", context)).toBeNull();
    expect(planAfter("hook", { ...context, steps: [] })).toBeNull();
  });
});

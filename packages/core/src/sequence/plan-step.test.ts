import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delay } from "../model/delay.ts";
import { isInWindow } from "./is-in-window.ts";
import { nextInWindow } from "./next-in-window.ts";
import { planStep } from "./plan-step.ts";
import { arbitraryCalendar, arbitraryInstant } from "./test-support/arbitrary-calendar.ts";
import { createTestCalendar } from "./test-support/create-test-calendar.ts";

const calendar = createTestCalendar({ schedule: { weekdays: "07:00-19:00" } });
const content = { body: "Hello" };

/** Times are local, in Berlin before the clock change. */
const at = (local: string) => Date.parse(`${local}+01:00`);
const plan = (
  delay: Delay | undefined,
  times: { readonly anchor: string; readonly now?: string },
  part: { readonly isFirst?: boolean; readonly firstStep?: "windowed" | "immediate" } = {},
) => {
  const { dueAt } = planStep(
    { key: "hook", kind: "email", content, ...(delay && { delay }) },
    {
      anchor: at(times.anchor),
      now: at(times.now ?? times.anchor),
      calendar,
      isFirst: false,
      firstStep: "windowed",
      ...part,
    },
  );
  return dueAt === null ? null : new Date(dueAt + 3_600_000).toISOString().slice(0, 16);
};

describe("planStep", () => {
  // 2026-03-05 is a Thursday, 2026-03-07 a Saturday.
  test("counts the delay from the anchor and rolls to the start of the next window", () => {
    expect(plan({ days: 3 }, { anchor: "2026-03-05T10:00" })).toBe("2026-03-09T07:00");
    expect(plan({ days: 1 }, { anchor: "2026-03-05T10:00" })).toBe("2026-03-06T10:00");
    expect(plan(undefined, { anchor: "2026-03-05T10:00" })).toBe("2026-03-05T10:00");
  });

  test("is due now or in the next window when the plan has passed: after a late settle", () => {
    const late = { anchor: "2026-03-02T10:00", now: "2026-03-12T11:30" };
    expect(plan({ days: 3 }, late)).toBe("2026-03-12T11:30");
    expect(plan({ days: 3 }, { ...late, now: "2026-03-12T22:00" })).toBe("2026-03-13T07:00");
  });

  test("leaves an exact date where it is when it has passed, so that its lateness shows", () => {
    const late = { anchor: "2026-03-02T10:00", now: "2026-03-12T11:30" };
    expect(plan({ at: "2026-03-04T09:00" }, late)).toBe("2026-03-04T09:00");
    expect(plan({ at: "2026-03-07T09:00" }, late)).toBe("2026-03-09T07:00");
    const first = { isFirst: true, firstStep: "immediate" } as const;
    expect(plan({ at: "2026-03-04T22:00" }, late, first)).toBe("2026-03-04T22:00");
  });

  test("keeps a plan that is still ahead, whatever the time is now", () => {
    const times = { anchor: "2026-03-02T10:00", now: "2026-03-05T09:59" };
    expect(plan({ days: 3 }, times)).toBe("2026-03-05T10:00");
  });

  describe("for the first step", () => {
    const saturday = { anchor: "2026-03-07T10:00" };

    test("waits for a window by default", () => {
      expect(plan(undefined, saturday, { isFirst: true })).toBe("2026-03-09T07:00");
    });

    test("goes at once where the campaign says immediate, its delay included", () => {
      const immediate = { isFirst: true, firstStep: "immediate" } as const;
      expect(plan(undefined, saturday, immediate)).toBe("2026-03-07T10:00");
      expect(plan({ hours: 2 }, saturday, immediate)).toBe("2026-03-07T12:00");
      const late = { ...saturday, now: "2026-03-08T03:00" };
      expect(plan({ hours: 2 }, late, immediate)).toBe("2026-03-08T03:00");
    });

    test("leaves the later steps in their windows all the same", () => {
      expect(plan(undefined, saturday, { firstStep: "immediate" })).toBe("2026-03-09T07:00");
    });
  });

  test("says null where no window is in sight", () => {
    const closed = createTestCalendar({
      schedule: { monday: "09:00-17:00" },
      holidays: Array.from({ length: 20 }, (_, week) =>
        new Date(Date.UTC(2026, 2, 2 + 7 * week)).toISOString().slice(0, 10),
      ),
    });
    const anchor = at("2026-03-02T10:00");
    const context = { anchor, now: anchor, calendar: closed, isFirst: false } as const;
    const hook = { key: "hook", kind: "email", content };
    expect(planStep(hook, { ...context, firstStep: "windowed" })).toEqual({
      stepKey: "hook",
      dueAt: null,
    });
  });

  test("is never in the past, always in a window, and never later than the plan and now allow", () => {
    const delay = fc.option(
      fc.record({
        days: fc.nat(10),
        hours: fc.nat(30),
        count: fc.constant("elapsed" as const),
      }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        arbitraryCalendar,
        arbitraryInstant,
        fc.integer({ min: -20 * 86_400_000, max: 20 * 86_400_000 }),
        delay,
        (someCalendar, anchor, ahead, someDelay) => {
          const now = anchor + ahead;
          const context = { anchor, now, calendar: someCalendar, isFirst: false } as const;
          const { dueAt } = planStep(
            { key: "hook", kind: "email", content, ...(someDelay && { delay: someDelay }) },
            { ...context, firstStep: "windowed" },
          );
          if (dueAt === null) return;
          expect(dueAt).toBeGreaterThanOrEqual(now);
          expect(isInWindow(someCalendar, dueAt)).toBe(true);
          const latest = nextInWindow(someCalendar, Math.max(now, anchor + 12 * 86_400_000));
          if (latest !== null) expect(dueAt).toBeLessThanOrEqual(latest);
        },
      ),
    );
  });
});

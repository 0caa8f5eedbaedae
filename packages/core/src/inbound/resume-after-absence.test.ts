import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resumeAfterAbsence } from "./resume-after-absence.ts";

const DAY = 86_400_000;
const now = Date.parse("2026-03-02T09:00:00Z");
const inTwoWeeks = now + 14 * DAY;
/** As a calendar of windows from 07:00 would: the morning of the next date. */
const nextMorning = (instant: number) => Math.floor(instant / DAY) * DAY + DAY + 7 * 3_600_000;

const resume = (
  returnsAt: string | null,
  nextSendDay: (instant: number) => number | null = nextMorning,
) =>
  resumeAfterAbsence({
    now,
    returnsAt: returnsAt === null ? null : Date.parse(returnsAt),
    nextSendDay,
  });

describe("resumeAfterAbsence", () => {
  test("resumes one send day after the stated return", () => {
    expect(resume("2026-03-10T00:00:00Z")).toBe(Date.parse("2026-03-11T07:00:00Z"));
  });

  test("rests for 14 days without a date", () => {
    expect(resume(null)).toBe(inTwoWeeks);
  });

  test("takes a date in the past, or now, for none", () => {
    expect(resume("2026-03-01T00:00:00Z")).toBe(inTwoWeeks);
    expect(resume("2026-03-02T09:00:00Z")).toBe(inTwoWeeks);
  });

  test("believes 100 days ahead and not a millisecond more", () => {
    const latest = now + 100 * DAY;
    const at = (instant: number) => resume(new Date(instant).toISOString());
    expect(at(latest)).toBe(nextMorning(latest));
    expect(at(latest + 1)).toBe(inTwoWeeks);
  });

  test("rests a day longer than stated where no send day is in sight", () => {
    const returnsAt = "2026-03-10T00:00:00Z";
    expect(resume(returnsAt, () => null)).toBe(Date.parse(returnsAt) + DAY);
  });

  test("always resumes in the future, and never before the stated return", () => {
    const days = fc.integer({ min: -400 * DAY, max: 400 * DAY });
    fc.assert(
      fc.property(fc.option(days), (ahead) => {
        const returnsAt = ahead === null ? null : now + ahead;
        const until = resumeAfterAbsence({ now, returnsAt, nextSendDay: nextMorning });
        expect(until).toBeGreaterThan(now);
        expect(until).toBeLessThanOrEqual(now + 102 * DAY);
        const believable = returnsAt !== null && returnsAt > now && returnsAt <= now + 100 * DAY;
        if (believable) expect(until).toBeGreaterThan(returnsAt);
        else expect(until).toBe(inTwoWeeks);
      }),
    );
  });
});

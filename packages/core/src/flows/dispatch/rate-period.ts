import { rollingHours } from "../../capacity/rolling-hours.ts";
import type { DomainRate } from "../../model/caps.ts";
import type { Instant } from "../../model/instant.ts";
import { type CalendarDay, startOfDay } from "./calendar-day.ts";

const HOUR = 3_600_000;

/** Periods are numbered from 2020 on, so that a place in line for one fits an integer for decades. */
const FIRST_HOUR = Date.UTC(2020, 0, 1) / HOUR;
const FIRST_DAY = FIRST_HOUR / 24;

/** The hour or day that a rate counts in now. */
export interface RatePeriod {
  readonly period: string;
  readonly number: number;
  readonly nextAt: Instant;
  /** When the period of a number starts. */
  startOf(number: number): Instant;
}

export function ratePeriod(
  { per }: DomainRate,
  { day, now }: { readonly day: CalendarDay; readonly now: Instant },
): RatePeriod {
  if (per === "day") {
    return {
      period: day.period,
      number: day.epochDay - FIRST_DAY,
      nextAt: day.nextDayAt,
      startOf: (number) => startOfDay(day, number + FIRST_DAY),
    };
  }
  const hour = Math.floor(now / HOUR);
  return {
    period: rollingHours.period(now),
    number: hour - FIRST_HOUR,
    nextAt: (hour + 1) * HOUR,
    startOf: (number) => (number + FIRST_HOUR) * HOUR,
  };
}

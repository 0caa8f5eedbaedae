import { Temporal } from "temporal-polyfill";
import { officeHours, searchDays } from "./office-hours.ts";
import type { CreateNext } from "./planner.ts";

const opens = new Temporal.PlainTime(officeHours.start);
const closes = new Temporal.PlainTime(officeHours.end);

/** As a user of Temporal writes it. */
export const createTemporalNext: CreateNext =
  ({ timeZone, isHoliday }) =>
  (at) => {
    let day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
    for (let ahead = 0; ahead <= searchDays; ahead += 1, day = day.add({ days: 1 })) {
      if (day.dayOfWeek > 5 || isHoliday?.(day.toString())) continue;
      const end = day.toZonedDateTime({ timeZone, plainTime: closes }).epochMilliseconds;
      if (end <= at) continue;
      const start = day.toZonedDateTime({ timeZone, plainTime: opens }).epochMilliseconds;
      return Math.max(start, at);
    }
    return Number.NaN;
  };

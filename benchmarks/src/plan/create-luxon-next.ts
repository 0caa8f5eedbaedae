import { DateTime } from "luxon";
import { officeHours, searchDays } from "./office-hours.ts";
import type { CreateNext } from "./planner.ts";

/** As a user of luxon writes it. */
export const createLuxonNext: CreateNext =
  ({ timeZone, isHoliday }) =>
  (at) => {
    const asked = DateTime.fromMillis(at, { zone: timeZone });
    let day = asked.startOf("day");
    for (let ahead = 0; ahead <= searchDays; ahead += 1, day = day.plus({ days: 1 })) {
      if (day.weekday > 5 || isHoliday?.(day.toISODate() ?? "")) continue;
      const end = day.set({ hour: officeHours.end });
      if (end.toMillis() <= at) continue;
      return Math.max(day.set({ hour: officeHours.start }).toMillis(), at);
    }
    return Number.NaN;
  };

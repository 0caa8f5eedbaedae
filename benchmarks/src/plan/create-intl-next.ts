import { officeHours, searchDays } from "./office-hours.ts";
import type { CreateNext } from "./planner.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NUMBERS = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/u;

/** Without a library: a formatter per zone, kept, asked for the offset wherever one is needed. */
export const createIntlNext: CreateNext = ({ timeZone, isHoliday }) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const offsetAt = (at: number) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      NUMBERS.exec(format.format(at)) ?? []
    )
      .slice(1)
      .map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
  };
  // The offset a guess away from the wall time is right everywhere but in a gap, which office hours miss.
  const fromWall = (wall: number) => wall - offsetAt(wall - offsetAt(wall));
  return (at) => {
    let day = Math.floor((at + offsetAt(at)) / DAY);
    for (let ahead = 0; ahead <= searchDays; ahead += 1, day += 1) {
      const weekday = (day + 3) % 7;
      if (weekday > 4) continue;
      if (isHoliday?.(new Date(day * DAY).toISOString().slice(0, 10))) continue;
      if (fromWall(day * DAY + officeHours.end * HOUR) <= at) continue;
      return Math.max(fromWall(day * DAY + officeHours.start * HOUR), at);
    }
    return Number.NaN;
  };
};

const DAY = 86_400_000;
const HOUR = 3_600_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?: ([+-])(\d{2})(\d{2}))?$/;

/** What is read of an entry of `date-holidays`. */
export interface HolidayEntry {
  /** Local, `2026-03-20 00:00:00`; with `-0600` where it begins the evening before. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}

/**
 * The local dates that a holiday closes: those on which it began before noon and lasts past it. Half
 * days therefore close nothing, and feasts that begin at sunset close the days after it.
 */
export function readHolidayDates({ date, start, end }: HolidayEntry): readonly string[] {
  const [, day = "", time = "", sign, hours = "0", minutes = "0"] = LOCAL.exec(date) ?? [];
  const shift = (Number(hours) + Number(minutes) / 60) * HOUR * (sign === "-" ? -1 : 1);
  // On the clock face, as if it were UTC; a clock change makes it an hour longer or shorter at most.
  const first = Date.parse(`${day}T${time}Z`) + shift;
  const last = first + (end.getTime() - start.getTime());
  const dates: string[] = [];
  for (let noon = Math.floor(first / DAY) * DAY + DAY / 2; noon < last; noon += DAY) {
    if (first < noon) dates.push(new Date(noon).toISOString().slice(0, 10));
  }
  return dates;
}

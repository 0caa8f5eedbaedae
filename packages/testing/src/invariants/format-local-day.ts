const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone, `2026-03-02`; by the platform's own calendar. */
export function formatLocalDay(instant: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

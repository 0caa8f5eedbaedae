const day = { weekday: "short", day: "numeric", month: "short" } as const;

/** `Mon 2 Mar`. */
export function formatDay(instant: Date | number | string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { ...day, timeZone })
    .format(new Date(instant))
    .replace(",", "");
}

/** `Mon 2 Mar, 09:14`. */
export function formatTime(instant: Date | number | string, timeZone: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return `${formatDay(instant, timeZone)}, ${time.format(new Date(instant))}`;
}

/** The day of a bucket's period, which is a day or starts with one. */
export function dayOfPeriod(period: string): string {
  return period.slice(0, "2026-03-02".length);
}

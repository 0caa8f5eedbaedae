/** A contestant: the next instant in office hours at or after `at`, for a contact in one zone. */
export type NextInstant = (at: number) => number;

/** Makes one zone ready. What is made once per zone is not in the time. */
export type CreateNext = (options: {
  readonly timeZone: string;
  /** By `2026-12-25`; none: no holidays. */
  readonly isHoliday?: (date: string) => boolean;
}) => NextInstant;

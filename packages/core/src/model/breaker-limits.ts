import type { Duration } from "./duration.ts";

/** How many hard bounces of the last sends are too many. Counts are of messages, each once. */
export interface BounceLimits {
  /** Trips over this percentage. Default 2. */
  readonly percent?: number;
  /** Of so many last sends, 100 to 1,000. Default 100. */
  readonly lastSends?: number;
  /** The percentage needs at least so many sends to judge by. Default 30. */
  readonly minimumSends?: number;
  /** … and at least so many bounces. Default 2. */
  readonly minimumBounces?: number;
  /** So many bounces trip whatever the number of sends … Default 10. */
  readonly manyBounces?: number;
  /** … where they are this percentage of them or more. Default 10. */
  readonly manyPercent?: number;
}

/** How many complaints are too many. Providers act at 0.08 %, so a breaker trips well before. */
export interface ComplaintLimits {
  /** Trips over this percentage. Default 0.04. */
  readonly percent?: number;
  /** Of so many last sends, and with no fewer; 100 to 10,000. Default 2,500. */
  readonly lastSends?: number;
  /** So many complaints within `within` trip whatever the number of sends. Default 2. */
  readonly count?: number;
  /** Default 7 days. */
  readonly within?: Duration;
}

/**
 * When breakers trip and how they close again. What is left out has its default; warnings come at
 * half of a limit. See the guide about breakers.
 */
export interface BreakerLimits {
  /** `false`: bounces trip nothing. They still stop and suppress. */
  readonly bounces?: BounceLimits | false;
  /** `false`: complaints trip nothing. They still stop and suppress. */
  readonly complaints?: ComplaintLimits | false;
  /** How long nothing goes after a first trip. Default 24 hours. */
  readonly openFor?: Duration;
  /** So many sends without a bounce or complaint close a half-open breaker; 1 to 100. Default 30. */
  readonly closeAfter?: number;
}

export const defaultBounceLimits = {
  percent: 2,
  lastSends: 100,
  minimumSends: 30,
  minimumBounces: 2,
  manyBounces: 10,
  manyPercent: 10,
} as const satisfies Required<BounceLimits>;

export const defaultComplaintLimits = {
  percent: 0.04,
  lastSends: 2_500,
  count: 2,
  within: { days: 7 },
} as const satisfies Required<ComplaintLimits>;

export const defaultOpenFor = { hours: 24 } as const satisfies Duration;
export const defaultCloseAfter = 30;

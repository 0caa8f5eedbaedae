/**
 * A point in time as milliseconds since 1970-01-01T00:00:00Z. The engine computes and stores
 * instants in this form only; the public API takes `InstantInput` and gives ISO strings.
 */
export type Instant = number;

/** What callers may pass for a point in time. A string needs `Z` or an explicit offset. */
export type InstantInput = Date | string;

import { createRollingBuckets } from "./create-rolling-buckets.ts";

/** Any seven days, of 24 hours each. */
export const rollingWeek = createRollingBuckets(7 * 24);

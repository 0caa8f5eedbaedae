import { createRollingBuckets } from "./create-rolling-buckets.ts";

/** Any 24 hours. */
export const rollingHours = createRollingBuckets(24);

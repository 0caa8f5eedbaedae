import type { Instant } from "./instant.ts";

/** Stands for "until somebody or something ends it" where an instant must be stored. */
export const never: Instant = Date.UTC(9999, 11, 31);

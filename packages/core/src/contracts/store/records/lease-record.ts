import type { Instant } from "../../../model/instant.ts";

/** One claimed batch. */
export interface LeaseRecord {
  readonly id: string;
  readonly worker: string;
  readonly until: Instant;
  readonly createdAt: Instant;
}

import type { Instant } from "../../../model/instant.ts";

/** Someone who must not be written to. Unique by (hash, type). */
export interface SuppressionRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly type: "address" | "domain";
  /** Keyed hash of the normalized value. */
  readonly hash: string;
  /** The value itself, until erased. */
  readonly value: string | null;
  readonly reason: "bounced" | "complained" | "unsubscribed" | "manual";
  readonly createdAt: Instant;
}

import type { Instant } from "../../../model/instant.ts";

/** A pause of one subject. One at a time per subject. Blocks claims, never stops. */
export interface HoldRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly subject: "contact" | "sender" | "enrollment";
  readonly subjectId: string;
  /** When it ends by itself; null until someone ends it. */
  readonly until: Instant | null;
  /** Such as `manual` or `out-of-office`. */
  readonly cause: string;
  readonly createdAt: Instant;
}

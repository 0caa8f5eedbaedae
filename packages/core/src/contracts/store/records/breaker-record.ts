import type { BreakerState } from "../../../machines/breaker-machine.ts";
import type { Instant } from "../../../model/instant.ts";

/**
 * The breaker of one scope, made with the first bounce or complaint in it. Locked after everything else,
 * by whoever judges or resets it: a claim only reads it.
 */
export interface BreakerRecord {
  readonly tenantId: string;
  readonly id: string;
  /** `sender:<id>`, `domain:<name>`, `campaign:<id>` or `tenant`. Unique in the tenant. */
  readonly scope: string;
  readonly state: BreakerState;
  /** Only what was claimed from then on is judged. 0: everything. */
  readonly since: Instant;
  /** While it is open: when a tenth may go. Else null. */
  readonly until: Instant | null;
  /**
   * How many more sends make enough to judge its bounces by, which would trip it by then: it is judged
   * with every settlement until they are there. 0: none, and bounces and complaints alone are asked about.
   */
  readonly missingSends: number;
  /** Of the last warning. */
  readonly warnedAt: Instant | null;
  /** When the last complaints about what is judged happened, oldest first; no more than are asked for. */
  readonly complaints: readonly Instant[];
  /** Number of its events so far; guards updates. */
  readonly version: number;
  readonly createdAt: Instant;
}

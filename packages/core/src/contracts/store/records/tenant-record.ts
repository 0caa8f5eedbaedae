import type { BreakerLimits } from "../../../model/breaker-limits.ts";
import type { TenantCaps } from "../../../model/caps.ts";
import type { ScoreWeights } from "../../../model/scoring.ts";
import type { Instant } from "../../../model/instant.ts";

export interface TenantSettings {
  /** IANA zone for contacts, senders and schedules that have none. */
  readonly timeZone?: string;
  /** The sender's postal address; every e-mail carries it, and no campaign launches without. */
  readonly postalAddress?: string;
  /** What all senders of the tenant share. */
  readonly caps?: TenantCaps;
  /** When its senders, domains and campaigns, and it itself, stop by their bounces and complaints. */
  readonly breakers?: BreakerLimits;
  /** For `contacts.score`. */
  readonly scoring?: {
    /** What is left out keeps its default: data quality 20, authority 25, company fit 30, timing 15, risk 10. */
    readonly weights?: Partial<ScoreWeights>;
  };
}

export interface TenantRecord {
  readonly id: string;
  /** The host's own name of the tenant. */
  readonly key: string;
  readonly state: "active" | "paused" | "deleting";
  readonly settings: TenantSettings;
  /** Number of events of this row so far; guards updates. */
  readonly version: number;
  readonly createdAt: Instant;
}

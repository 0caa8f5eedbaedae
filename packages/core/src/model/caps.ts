import type { Duration } from "./duration.ts";

/** At most `count` messages to one recipient domain in each hour or day. */
export interface DomainRate {
  /** 1 to 10,000. */
  readonly count: number;
  /** A clock hour, or a calendar day in the tenant's zone. */
  readonly per: "hour" | "day";
}

/** What a campaign may send, over all of its senders. Days are the tenant's. 0 means paused. */
export interface CampaignCaps {
  /** Messages a day. Default: no cap. */
  readonly daily?: number;
  /** Contacts a day that get their first message of this campaign. Default: no cap. */
  readonly newContacts?: number;
  /** To each recipient domain. Default: no limit. */
  readonly recipientDomain?: DomainRate;
}

/** What a tenant may send, over all of its senders. Days are the tenant's. 0 means paused. */
export interface TenantCaps {
  /** Messages a day. Default: no cap. */
  readonly daily?: number;
  /** Messages a day from each sending domain. Default: what the channel declares. */
  readonly sendingDomainDaily?: number;
  /** To each recipient domain, over all campaigns. Default: no limit. */
  readonly recipientDomain?: DomainRate;
  /**
   * At least this long between the claims of any two messages to a contact, over all campaigns, senders
   * and kinds. Default: none. A message that was surely not accepted does not count.
   */
  readonly coolDown?: Duration;
}

/** How a daily cap grows: `min(target, start + step * active days)`. */
export interface Ramp {
  /** The cap of the first day. At least 1. */
  readonly start: number;
  /** Added for each day that had sends and no poor delivery. At least 1. */
  readonly step: number;
  /** Where it ends. Default: the sender's daily cap. */
  readonly target?: number;
}

/**
 * What a day of a sender's cap is: the calendar day in its zone, or any 24 hours. Rolling hours are
 * counted whole, so that up to an hour more than 24 may pass before a unit is free again.
 */
export type Accounting = "calendar-day" | "rolling-24h";

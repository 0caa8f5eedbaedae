import type { Accounting, Ramp } from "../../../model/caps.ts";
import type { Instant } from "../../../model/instant.ts";

/** A mailbox, seat or number that messages go out from. */
export interface SenderRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly externalId: string | null;
  /** Name of the channel instance that carries it. */
  readonly channel: string;
  readonly name: string;
  readonly address: string;
  /** The host's id of the rep whose sender it is; contacts of that owner may get it first. */
  readonly owner: string | null;
  readonly timeZone: string | null;
  /** ISO 3166 alpha-2; for campaigns that go by the sender's holidays. */
  readonly country: string | null;
  /** Messages per calendar day in the sender's zone; null takes the channel's default. 0 pauses. */
  readonly dailyCap: number | null;
  /** Milliseconds; null takes the channel's default. */
  readonly gap: number | null;
  readonly gapJitter: number | null;
  /** How the daily cap grows with the days that had sends; null takes the channel's default. */
  readonly ramp: Ramp | null;
  /** What a day of the daily cap is; null takes the calendar day. */
  readonly accounting: Accounting | null;
  /**
   * Messages in any seven days, by kind. A kind that is left out takes the channel's default, `null` has no
   * cap. Null: the channel's for all.
   */
  readonly weeklyCaps: Readonly<Record<string, number | null>> | null;
  /**
   * At most so many contacts in progress: those whose first message went out from here and whose sequence
   * has not ended. Null: no such cap. 0 lets nobody new begin.
   */
  readonly inProgressCap: number | null;
  readonly version: number;
  readonly createdAt: Instant;
}

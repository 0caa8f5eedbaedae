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
  /** Messages per calendar day in the sender's zone; null takes the channel's default. 0 pauses. */
  readonly dailyCap: number | null;
  /** Milliseconds; null takes the channel's default. */
  readonly gap: number | null;
  readonly gapJitter: number | null;
  readonly version: number;
  readonly createdAt: Instant;
}

import type { CapacityKey } from "../contracts/store/keys.ts";
import type { Instant } from "../model/instant.ts";
import type { WaitingReason } from "../model/reasons.ts";

/** Why a cap lets nothing more go. */
export type CapReason = Extract<
  WaitingReason,
  | "sender-cap"
  | "tenant-cap"
  | "domain-cap"
  | "campaign-cap"
  | "new-contact-cap"
  | "domain-rate"
  | "cool-down"
  | "sender-wip"
  | "breaker-open"
>;

/** Where those wait who meet a limit that a whole stream cannot be held for: each for its own place. */
export interface WaitingLine {
  /** The counter of places that were given. */
  readonly key: CapacityKey;
  /** Places in a period. */
  readonly count: number;
  /** The number of the first period that may have room. */
  readonly from: number;
  /** When the period of a number starts. */
  startOf(number: number): Instant;
}

/** One cap that a send counts against. */
export interface Limit extends CapacityKey {
  /** Units that were free when the batch began. Under 0 after a cap was lowered. */
  readonly left: number;
  /** What the bucket is held to when units are taken, whatever others took meanwhile. */
  readonly cap: number;
  readonly reason: CapReason;
  /** When a unit is free again once it is met: early, never late. */
  readonly freeAt: Instant;
  /** What taking it adds to the bucket where that is no unit; it is given back from `cap` alone. */
  readonly adds?: number;
  /** Absent: whoever meets it waits until `freeAt`. */
  readonly line?: WaitingLine;
}

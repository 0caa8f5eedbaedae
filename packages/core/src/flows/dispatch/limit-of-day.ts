import type { CapReason, Limit } from "../../capacity/limit.ts";
import type { CapacityKey } from "../../contracts/store/keys.ts";
import type { Instant } from "../../model/instant.ts";
import type { CapacityReading } from "./reading-of.ts";

/** A cap that counts from 0 again when the next day starts. */
export function limitOfDay(options: {
  readonly key: CapacityKey;
  readonly day: { readonly nextDayAt: Instant };
  readonly cap: number;
  readonly reason: CapReason;
  readonly reading: CapacityReading;
}): Limit {
  const { key, day, cap, reason, reading } = options;
  return { ...key, left: cap - reading.used(key), cap, reason, freeAt: day.nextDayAt };
}
